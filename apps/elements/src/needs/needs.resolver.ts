import { quantity, quantityFrom } from '@cornerstone/kernel/quantity';
import { idempotencyKey } from '@cornerstone/runtime/graph/idempotency';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { enter, record } from '@cornerstone/runtime/record';
import type { ProjectCopy } from '@cornerstone/runtime/project-copy';
import type { Request } from '@cornerstone/runtime/request';
import { insert, load } from '@cornerstone/runtime/rows';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { countedOf, requireKind } from '../pools/kinds.rules';
import { movePool } from '../pools/pool.sql';
import { ElementNeed } from './need.entity';
import { ConfirmElementInput, RegisterNeedInput, ReleaseElementInput, ReserveElementInput } from './needs.inputs';
import { registerNeed, standingOf } from './needs.rules';
import { held, lockPool, lockPools, lockReservation, projectOf } from './needs.sql';
import { ElementReservation, ElementSettlement } from './reservation.entity';
import { allocate, confirmElement, releaseElement, reserveElement } from './reservations.rules';

/** A project may have moved or got its national code since the need was registered. */
const placeOf = (project: ProjectCopy): Pick<ElementNeed, 'projectCode' | 'regionPaths'> => ({ projectCode: project.code, regionPaths: project.regionPaths });

/** Locks are taken in one order everywhere: the need, then its pools by id. */
@Resolver(() => ElementNeed)
export class NeedsResolver {
  @Mutation(() => ElementNeed, { nullable: true, description: 'Registers what a project needs (E1). · 登记要素需求' })
  registerNeed(@Arg('input', () => RegisterNeedInput, { description: 'The need. · 需求' }) input: RegisterNeedInput, @Arg(...idempotencyKey) key: string | null, @Ctx() request: Request): Promise<ElementNeed> {
    return request.mutate('registerNeed', ElementNeed, input, key, async (tx) => {
      requireKind(tx.actor.roles, input.kind);
      const project = await projectOf(tx, input.projectId);
      const counted = countedOf(input);
      const knownOn = knownSince(input.knownOn, tx.today);
      const id = newId('eln');
      const registered = registerNeed(project, { ...counted, needId: id, neededBy: input.neededBy }, knownOn);
      const need = { id, projectId: project.id, ...placeOf(project), ...counted, neededBy: input.neededBy, knownOn, version: 0 };
      return enter(tx, Object.assign(new ElementNeed(), need), [registered]);
    });
  }

  @Mutation(() => ElementNeed, { nullable: true, description: 'Sets an amount aside for a need, from one pool or several (E1). · 预留要素' })
  reserveElement(@Arg('input', () => ReserveElementInput, { description: 'The reservation. · 预留' }) input: ReserveElementInput, @Arg(...idempotencyKey) key: string | null, @Ctx() request: Request): Promise<ElementNeed> {
    return request.mutate('reserveElement', ElementNeed, input, key, async (tx) => {
      const need = await load(tx, ElementNeed, input.needId);
      requireKind(tx.actor.roles, need.kind);
      const project = await projectOf(tx, need.projectId);
      const pools = input.poolId ? [await lockPool(tx, input.poolId)] : await lockPools(tx, need.id);
      const { missing } = standingOf(need.amount, await held(tx, need.id));
      const knownOn = knownSince(input.knownOn, tx.today);
      const reservations = allocate({ ...need, regionPaths: project.regionPaths, missing }, pools, input.amount ? quantityFrom(input.amount) : null).map((draw) => ({ id: newId('elr'), needId: need.id, ...draw, knownOn }));
      for (const reservation of reservations) {
        await movePool(tx, reservation.poolId, { reserved: reservation.amount }, knownOn);
        await insert(tx, ElementReservation, reservation);
      }
      return record(tx, need, reservations.map((reservation) => reserveElement(need, reservation, knownOn)), () => placeOf(project));
    });
  }

  @Mutation(() => ElementNeed, { nullable: true, description: 'What was reserved is supplied to the project (E1). · 落实要素' })
  confirmElement(@Arg('input', () => ConfirmElementInput, { description: 'The supply. · 落实' }) input: ConfirmElementInput, @Arg(...idempotencyKey) key: string | null, @Ctx() request: Request): Promise<ElementNeed> {
    return request.mutate('confirmElement', ElementNeed, input, key, async (tx) => {
      const { need, reservation, project } = await lockReservation(tx, input.reservationId);
      requireKind(tx.actor.roles, need.kind);
      const confirmed = confirmElement(need, reservation, input.on, knownSince(input.knownOn, tx.today));
      await movePool(tx, reservation.poolId, { reserved: quantity(-reservation.amount), supplied: reservation.amount }, confirmed.knownOn);
      await insert(tx, ElementSettlement, { reservationId: reservation.id, outcome: 'SUPPLIED', settledOn: input.on, reason: null, knownOn: confirmed.knownOn });
      return record(tx, need, [confirmed], () => placeOf(project));
    });
  }

  @Mutation(() => ElementNeed, { nullable: true, description: 'A reservation goes back to its pool, with a reason (E1). · 释放预留' })
  releaseElement(@Arg('input', () => ReleaseElementInput, { description: 'The release. · 释放' }) input: ReleaseElementInput, @Arg(...idempotencyKey) key: string | null, @Ctx() request: Request): Promise<ElementNeed> {
    return request.mutate('releaseElement', ElementNeed, input, key, async (tx) => {
      const { need, reservation, project } = await lockReservation(tx, input.reservationId);
      requireKind(tx.actor.roles, need.kind);
      const released = releaseElement(need, reservation, input.reason, knownSince(input.knownOn, tx.today));
      await movePool(tx, reservation.poolId, { reserved: quantity(-reservation.amount) }, released.knownOn);
      await insert(tx, ElementSettlement, { reservationId: reservation.id, outcome: 'RELEASED', settledOn: released.knownOn, reason: released.data.reason, knownOn: released.knownOn });
      return record(tx, need, [released], () => placeOf(project));
    });
  }
}

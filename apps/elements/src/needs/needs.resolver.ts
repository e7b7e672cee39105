import { quantity, quantityFrom } from '@cornerstone/kernel/quantity';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { enter, record } from '@cornerstone/runtime/record';
import { projectHeardOf, type ProjectCopy } from '@cornerstone/runtime/project-copy';
import { insert, load } from '@cornerstone/runtime/rows';
import { Change } from '@cornerstone/runtime/graph/change';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Resolver } from 'type-graphql';
import { countedOf, requireKind } from '../pools/kinds.rules';
import { movePool } from '../pools/pool.sql';
import { ElementNeed } from './need.entity';
import { ConfirmElementInput, RegisterNeedInput, ReleaseElementInput, ReserveElementInput } from './needs.inputs';
import { registerNeed, standingOf, stillNeeds } from './needs.rules';
import { held, lockPool, lockPools, lockReservation } from './needs.sql';
import { ElementReservation, ElementSettlement } from './reservation.entity';
import { allocate, confirmElement, releaseElement, reserveElement } from './reservations.rules';

/** A project may have moved or got its national code since the need was registered. */
const placeOf = (project: ProjectCopy): Pick<ElementNeed, 'projectCode' | 'regionPaths'> => ({ projectCode: project.code, regionPaths: project.regionPaths });

/** Locks are taken in one order everywhere: the need, then its pools by id. */
@Resolver(() => ElementNeed)
export class NeedsResolver {
  @Change(() => ElementNeed, () => RegisterNeedInput, 'Registers what a project needs (E1). · 登记要素需求')
  async registerNeed(tx: Tx, input: RegisterNeedInput): Promise<ElementNeed> {
    requireKind(tx.actor.roles, input.kind);
    const project = await projectHeardOf(tx, input.projectId);
    const counted = countedOf(input);
    const knownOn = knownSince(tx, input);
    const id = newId('eln');
    const registered = registerNeed(project, { ...counted, needId: id, neededBy: input.neededBy }, knownOn);
    return enter(tx, ElementNeed, { id, projectId: project.id, ...placeOf(project), ...counted, neededBy: input.neededBy, knownOn }, [registered]);
  }

  @Change(() => ElementNeed, () => ReserveElementInput, 'Sets an amount aside for a need, from one pool or several (E1). · 预留要素')
  async reserveElement(tx: Tx, input: ReserveElementInput): Promise<ElementNeed> {
    const need = await load(tx, ElementNeed, input.needId);
    requireKind(tx.actor.roles, need.kind);
    const project = await projectHeardOf(tx, need.projectId);
    stillNeeds(project);
    const pools = input.poolId ? [await lockPool(tx, input.poolId)] : await lockPools(tx, need.id);
    const { missing } = standingOf(need.amount, await held(tx, need.id));
    const knownOn = knownSince(tx, input);
    const reservations = allocate({ ...need, regionPaths: project.regionPaths, missing }, pools, input.amount ? quantityFrom(input.amount) : null).map((draw) => ({ id: newId('elr'), needId: need.id, ...draw, knownOn }));
    for (const reservation of reservations) {
      await movePool(tx, reservation.poolId, { reserved: reservation.amount }, knownOn);
      await insert(tx, ElementReservation, reservation);
    }
    return record(tx, need, reservations.map((reservation) => reserveElement(need, reservation, knownOn)), () => placeOf(project));
  }

  @Change(() => ElementNeed, () => ConfirmElementInput, 'What was reserved is supplied to the project (E1). · 落实要素')
  async confirmElement(tx: Tx, input: ConfirmElementInput): Promise<ElementNeed> {
    const { need, reservation, project } = await lockReservation(tx, input.reservationId);
    requireKind(tx.actor.roles, need.kind);
    stillNeeds(project);
    const confirmed = confirmElement(need, reservation, input.on, knownSince(tx, input));
    await movePool(tx, reservation.poolId, { reserved: quantity(-reservation.amount), supplied: reservation.amount }, confirmed.knownOn);
    await insert(tx, ElementSettlement, { reservationId: reservation.id, outcome: 'SUPPLIED', settledOn: input.on, reason: null, knownOn: confirmed.knownOn });
    return record(tx, need, [confirmed], () => placeOf(project));
  }

  @Change(() => ElementNeed, () => ReleaseElementInput, 'A reservation goes back to its pool, with a reason (E1). · 释放预留')
  async releaseElement(tx: Tx, input: ReleaseElementInput): Promise<ElementNeed> {
    const { need, reservation, project } = await lockReservation(tx, input.reservationId);
    requireKind(tx.actor.roles, need.kind);
    const released = releaseElement(need, reservation, input.reason, knownSince(tx, input));
    await movePool(tx, reservation.poolId, { reserved: quantity(-reservation.amount) }, released.knownOn);
    await insert(tx, ElementSettlement, { reservationId: reservation.id, outcome: 'RELEASED', settledOn: released.knownOn, reason: released.data.reason, knownOn: released.knownOn });
    return record(tx, need, [released], () => placeOf(project));
  }
}

import { quantityText } from '@cornerstone/kernel/quantity';
import type { Day } from '@cornerstone/kernel/day';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { isKnown } from '@cornerstone/runtime/known-on';
import { Project } from '@cornerstone/runtime/graph/references';
import type { Request } from '@cornerstone/runtime/request';
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { ElementPool } from '../pools/pool.entity';
import { poolKnown } from '../pools/pool.sql';
import { ElementNeed } from './need.entity';
import { daysToSupply, standingOf } from './needs.rules';
import { heldKnown } from './needs.sql';
import { ElementReservation, ElementSettlement, ReservationStates } from './reservation.entity';

@Resolver(() => ElementNeed)
export class NeedPartsResolver {
  @FieldResolver(() => Project, { nullable: true, description: 'Project. · 项目' })
  project(@Root() need: ElementNeed): Project {
    return { id: need.projectId };
  }

  @FieldResolver(() => DecimalScalar, { description: 'Reserved, not yet supplied. · 已预留' })
  async reserved(@Root() need: ElementNeed, @Ctx() request: Request): Promise<string> {
    return quantityText(standingOf(need.amount, await heldKnown(request, need.id)).reserved);
  }

  @FieldResolver(() => DecimalScalar, { description: 'Supplied. · 已落实' })
  async supplied(@Root() need: ElementNeed, @Ctx() request: Request): Promise<string> {
    return quantityText(standingOf(need.amount, await heldKnown(request, need.id)).supplied);
  }

  @FieldResolver(() => DecimalScalar, { description: 'Neither reserved nor supplied. · 尚缺' })
  async missing(@Root() need: ElementNeed, @Ctx() request: Request): Promise<string> {
    return quantityText(standingOf(need.amount, await heldKnown(request, need.id)).missing);
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Calendar days from the need to its full supply; null until then. · 从需求到落实的天数' })
  async daysToSupply(@Root() need: ElementNeed, @Ctx() request: Request): Promise<number | null> {
    return daysToSupply(need.amount, need.knownOn, await heldKnown(request, need.id));
  }

  @FieldResolver(() => [ElementReservation], { description: 'Its reservations, released ones too, oldest first. · 预留记录' })
  async reservations(@Root() need: ElementNeed, @Ctx() request: Request): Promise<ElementReservation[]> {
    const all = await request.all(ElementReservation, 'need_id', need.id, 'known_on, id');
    return all.filter((reservation) => isKnown(request.asOf, reservation));
  }
}

const settlementOf = async (reservation: ElementReservation, request: Request): Promise<ElementSettlement | null> => {
  const settlement = await request.one(ElementSettlement, 'reservation_id', reservation.id);
  return settlement && isKnown(request.asOf, settlement) ? settlement : null;
};

@Resolver(() => ElementReservation)
export class ReservationPartsResolver {
  @FieldResolver(() => ReservationStates, { description: 'State. · 状态' })
  async state(@Root() reservation: ElementReservation, @Ctx() request: Request): Promise<keyof typeof ReservationStates> {
    return (await settlementOf(reservation, request))?.outcome ?? 'RESERVED';
  }

  @FieldResolver(() => DateScalar, { nullable: true, description: 'Supplied or released on. · 落实或释放日期' })
  async settledOn(@Root() reservation: ElementReservation, @Ctx() request: Request): Promise<Day | null> {
    return (await settlementOf(reservation, request))?.settledOn ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why it was released. · 释放原因' })
  async reason(@Root() reservation: ElementReservation, @Ctx() request: Request): Promise<string | null> {
    return (await settlementOf(reservation, request))?.reason ?? null;
  }

  @FieldResolver(() => ElementPool, { nullable: true, description: 'The pool; null where one may not see it. · 指标池' })
  pool(@Root() reservation: ElementReservation, @Ctx() request: Request): Promise<ElementPool | null> {
    return poolKnown(request, reservation.poolId);
  }
}

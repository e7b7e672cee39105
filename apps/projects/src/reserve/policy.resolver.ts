import { Change } from '@cornerstone/runtime/graph/change';
import { fenOf } from '@cornerstone/runtime/graph/money';
import { Region } from '@cornerstone/runtime/graph/references';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { enter } from '@cornerstone/runtime/record';
import { regionPath } from '@cornerstone/runtime/region-copy';
import type { Tx } from '@cornerstone/runtime/transaction';
import { FieldResolver, Resolver, Root } from 'type-graphql';
import { requireWithin } from '../ledger/regions';
import { AdmissionStandard, ReserveGoal, ReservePolicy } from './policy.entity';
import { SetAdmissionStandardInput, SetReserveGoalInput, SetReservePolicyInput } from './policy.inputs';
import { defineGoal, definePolicy } from './policy.rules';
import { policyOn } from './policy.sql';
import { defineStandard } from './standards.rules';
import { fromYuan } from '@cornerstone/kernel/money';

/** Of what an input says, what is said at all. */
const given = <T extends object>(told: T): { [K in keyof T]?: NonNullable<T[K]> } => Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null && value !== undefined)) as { [K in keyof T]?: NonNullable<T[K]> };

async function ownPlace(tx: Tx, region: string): Promise<string> {
  const path = await regionPath(tx, region, 'P1');
  requireWithin(tx.actor, [path]);
  return path;
}

@Resolver(() => AdmissionStandard)
export class StandardResolver {
  @Change(() => AdmissionStandard, () => SetAdmissionStandardInput, 'Sets an admission standard with its validity (P1). · 发布准入标准')
  async setAdmissionStandard(tx: Tx, input: SetAdmissionStandardInput): Promise<AdmissionStandard> {
    const regionPathOf = await ownPlace(tx, input.region);
    const knownOn = knownSince(tx, input);
    const validFrom = input.validFrom ?? knownOn;
    const fact = defineStandard({ standardId: newId('std'), regionCode: input.region, sectors: input.sectors ?? [], level: input.level ?? null, category: input.category ?? null, minimum: fenOf(input.minimum), validFrom, validTo: input.validTo ?? null, basis: input.basis }, knownOn);
    const { standardId: id, minimum, ...told } = fact.data;
    return enter(tx, AdmissionStandard, { ...told, id, regionPath: regionPathOf, minimum: fromYuan(minimum), validFrom, validTo: input.validTo ?? null, knownOn }, [fact]);
  }

  @FieldResolver(() => Region, { nullable: true, description: 'Region it holds for, with everything below. · 适用区划' })
  region(@Root() standard: AdmissionStandard): Region {
    return { code: standard.regionCode };
  }
}

@Resolver(() => ReserveGoal)
export class GoalResolver {
  @Change(() => ReserveGoal, () => SetReserveGoalInput, 'Sets what a region\'s library is to hold in a year (千亿储备库, P1). · 设定储备规模目标')
  async setReserveGoal(tx: Tx, input: SetReserveGoalInput): Promise<ReserveGoal> {
    const regionPathOf = await ownPlace(tx, input.region);
    const knownOn = knownSince(tx, input);
    const fact = defineGoal({ goalId: newId('rsg'), regionCode: input.region, year: input.year, investment: fenOf(input.investment), entries: input.entries ?? null }, knownOn);
    const { goalId: id, investment, ...told } = fact.data;
    return enter(tx, ReserveGoal, { ...told, id, regionPath: regionPathOf, investment: fromYuan(investment), knownOn }, [fact]);
  }

  @FieldResolver(() => Region, { nullable: true, description: 'Region. · 区划' })
  region(@Root() goal: ReserveGoal): Region {
    return { code: goal.regionCode };
  }
}

@Resolver(() => ReservePolicy)
export class PolicyResolver {
  /** Of the whole house: only who sees the whole country sets them. */
  @Change(() => ReservePolicy, () => SetReservePolicyInput, 'Sets figures of the library that the texts leave open, from a day on (P1, P11). · 设定储备库管理参数')
  async setReservePolicy(tx: Tx, input: SetReservePolicyInput): Promise<ReservePolicy> {
    requireWithin(tx.actor, []);
    const knownOn = knownSince(tx, input);
    const validFrom = input.validFrom ?? knownOn;
    const { knownOn: _known, validFrom: _valid, requirements, ...changes } = input;
    const before = await policyOn(tx, validFrom, null);
    const { figures, fact } = definePolicy({ ...before }, newId('rsp'), { ...given(changes), ...(requirements && { requirements: requirements.map((each) => ({ ...each, kinds: each.kinds ?? [] })) }) }, validFrom, knownOn);
    const { staleAfterDays, sessionLeadDays, noticeDays, panelSize, preworkPoints, toleratedPercent } = figures;
    return enter(tx, ReservePolicy, { id: fact.data.policyId, staleAfterDays, sessionLeadDays, noticeDays, panelSize, preworkPoints, toleratedPercent, requirements: [...figures.requirements], validFrom, knownOn }, [fact]);
  }
}

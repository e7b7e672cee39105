import type { Day } from '@cornerstone/kernel/day';
import { forbidden } from '@cornerstone/kernel/rejection';
import { AsOf } from '@cornerstone/runtime/graph/as-of';
import { Change } from '@cornerstone/runtime/graph/change';
import { Command } from '@cornerstone/runtime/graph/command';
import { DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { enter } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Ctx, Field, InputType, Query, Resolver } from 'type-graphql';
import { thresholdsOn } from './settings';
import { ProofSetting, ProofSettingNames, ProofThreshold } from './settings.entity';
import { proofSettingNames, proofSettings, setProofSetting, type ProofSettingName } from './settings.rules';

@InputType({ description: 'A threshold of verification. · 调整核验阈值' })
export class SetProofSettingInput extends Command {
  @Field(() => ProofSettingNames, { description: 'Which. · 名称' }) name: ProofSettingName;
  @Field(() => DecimalScalar, { description: 'Value. · 取值' }) value: string;
  @Field(() => String, { description: 'Why. · 理由' }) reason: string;
}

@Resolver(() => ProofSetting)
export class ProofSettingsResolver {
  @Query(() => [ProofThreshold], { nullable: true, description: 'Thresholds of verification as they hold (P9). · 核验阈值' })
  async proofSettings(@AsOf() asOf: Day | null, @Ctx() request: Request): Promise<ProofThreshold[]> {
    const thresholds = await thresholdsOn(await request.read(), asOf ?? request.asOf);
    return proofSettingNames.map((name) => ({ name, value: thresholds[name], byDefault: proofSettings[name].byDefault }));
  }

  @Change(() => ProofSetting, () => SetProofSettingInput, 'Sets a threshold of verification, for the whole house and from the day it is known on (P9). · 调整核验阈值')
  async setProofSetting(tx: Tx, input: SetProofSettingInput): Promise<ProofSetting> {
    if (tx.actor.regions !== '*') throw forbidden('P9.settings-hold-everywhere', { en: 'Thresholds hold everywhere: only who sees the whole country sets them.', zh: '核验阈值全局适用，仅全域权限人员可调整。' }, {});
    const fact = setProofSetting(input, knownSince(tx, input));
    return enter(tx, ProofSetting, { id: newId('pst'), name: input.name, value: fact.data.value, reason: fact.data.reason, setBy: tx.actor.id, knownOn: fact.knownOn }, [fact]);
  }
}

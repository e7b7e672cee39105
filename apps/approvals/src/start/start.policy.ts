import type { StartRequirement } from './start.rules';

/**
 * What the law asks for before works begin: each line one bar to building, done when one of its procedures is granted (or all that
 * were applied for are waived). EVERY_PROJECT: its absence is a violation; WHERE_LISTED: a bar only where the procedure is applied
 * for, because the place or the sort of works decides (farmland, named areas, energy, rivers, special works).
 * The ones of seed 001's promise letters and rules.md: land, planning permit, EIA, soil conservation, fire review; and the decision itself.
 */
export const startRequirements: readonly StartRequirement[] = [
  { anyOf: ['L02', 'L03', 'L04'], scope: 'EVERY_PROJECT', basis: '政府投资条例§9、§20；企业投资项目核准和备案管理条例§13、§18' },
  { anyOf: ['L18'], scope: 'WHERE_LISTED', basis: '土地管理法§44、§77' },
  { anyOf: ['L19'], scope: 'WHERE_LISTED', basis: '土地管理法§45、§46' },
  { anyOf: ['L20'], scope: 'EVERY_PROJECT', basis: '土地管理法§53、§77' },
  { anyOf: ['L21'], scope: 'EVERY_PROJECT', basis: '城乡规划法§37、§38' },
  { anyOf: ['L07', 'L08', 'L09'], scope: 'EVERY_PROJECT', basis: '环境影响评价法§16、§22、§25（按影响程度三者居一）' },
  { anyOf: ['L06'], scope: 'WHERE_LISTED', basis: '节约能源法§15' },
  { anyOf: ['L10'], scope: 'WHERE_LISTED', basis: '水土保持法§25、§26' },
  { anyOf: ['L12'], scope: 'WHERE_LISTED', basis: '防洪法§27、§33' },
  { anyOf: ['G02'], scope: 'EVERY_PROJECT', basis: '城乡规划法§40、§64' },
  { anyOf: ['S02'], scope: 'WHERE_LISTED', basis: '消防法§12' },
  { anyOf: ['S05', 'S06'], scope: 'EVERY_PROJECT', basis: '建筑法§7、§11、§64；政府投资条例§20（开工报告代替施工许可证）' },
];

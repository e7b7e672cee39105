import type { Told } from './build-story';
import type { Step, Teller } from './teller';

const wan = (amount: number) => ({ amount: String(amount), unit: 'WAN' });

const BATCHES = [
  { key: 'bond-2024', code: 'DEMO-SB-2024', name: '2024年第一批专项债券（演示）', kind: 'SPECIAL_BOND', year: 2024, quota: 120_000 },
  { key: 'central-2024', code: 'DEMO-CB-2024', name: '2024年中央预算内投资（演示）', kind: 'CENTRAL_BUDGET', year: 2024, quota: 60_000 },
  { key: 'treasury-2023', code: 'DEMO-TB-2023', name: '2023年增发国债（演示）', kind: 'TREASURY_BOND', year: 2023, quota: 80_000 },
] as const;

/** Which money goes to whom, in 万元: allocated, issued (bonds), disbursed, paid. d03 is the case of the yearbook: 3,200, 1,500, 1,500, 500. */
const LINES: readonly [string, (typeof BATCHES)[number]['key'], number, number, number, number][] = [
  ['d03', 'bond-2024', 3_200, 1_500, 1_500, 500], ['d04', 'bond-2024', 12_000, 12_000, 10_000, 8_600], ['d07', 'bond-2024', 9_000, 9_000, 6_000, 4_100], ['d16', 'bond-2024', 45_000, 40_000, 36_000, 31_250],
  ['d21', 'bond-2024', 6_000, 4_000, 2_500, 900], ['d20', 'central-2024', 2_400, 0, 0, 0], ['d14', 'central-2024', 18_000, 0, 15_000, 11_800], ['d13', 'central-2024', 3_000, 0, 1_000, 0],
  ['d14', 'treasury-2023', 26_000, 0, 26_000, 24_300], ['d04', 'treasury-2023', 8_500, 0, 8_500, 5_200],
];

export async function tellMoney(teller: Teller, projects: ReadonlyMap<string, Told>): Promise<void> {
  const batches = new Map<string, string>();
  for (const { key, quota, ...batch } of BATCHES) {
    const made = await teller.tell<{ id: string }>('fin', key, 'createBatch', { ...batch, quota: wan(quota), region: '410000', demonstration: true, knownOn: batch.year === 2023 ? '2023-12-20' : '2024-01-30' });
    batches.set(key, made.id);
  }
  for (const [key, batch, allocated, issued, disbursed, paid] of LINES) {
    const project = projects.get(key);
    const line = { projectId: project?.id, batchId: batches.get(batch) };
    const move = (name: string, mutation: string, amount: number, on: string, more: object = {}): Step[] =>
      (amount > 0 ? [{ key: `${key}-${batch}-${name}`, mutation, input: { ...line, amount: wan(amount), ...(mutation === 'recordIssue' ? { issuedOn: on } : { on }), ...more, knownOn: on } }] : []);
    const first = Math.floor(paid * 0.6);
    await teller.tellAll('fin', [
      ...move('allocate', 'allocateFunds', allocated, '2024-02-26'),
      ...move('issue', 'recordIssue', issued, '2024-03-28', { name: '2024年河南省政府专项债券（演示期）', tenorYears: 15, ratePercent: '2.54' }),
      ...move('disburse', 'disburseFunds', disbursed, '2024-04-19'),
      ...move('pay-1', 'payOut', first, '2024-06-28', { payee: '施工总承包单位', memo: '工程进度款' }),
      ...move('pay-2', 'payOut', paid - first, '2024-10-31', { payee: '施工总承包单位', memo: '工程进度款' }),
    ]);
  }
}

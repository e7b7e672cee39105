import { elementKinds, type poolSources } from '@cornerstone/events/elements';
import { quantity, quantityFrom, type Quantity } from '@cornerstone/kernel/quantity';
import { badInput, forbidden, Rejection } from '@cornerstone/kernel/rejection';
import { plainText } from '@cornerstone/kernel/text';

export type ElementKind = (typeof elementKinds)[number];
export type PoolSource = (typeof poolSources)[number];

export const kindNames: Readonly<Record<ElementKind, string>> = {
  LAND: '用地', FARMLAND_BALANCE: '占补平衡指标', ENERGY: '用能', ENVIRONMENT: '环境容量', LABOUR: '用工', MATERIAL: '材料', MACHINERY: '机械设备', SUPPLY: '物资',
};
export const sourceNames: Readonly<Record<PoolSource, string>> = {
  EXISTING_STOCK: '批而未供存量', NEW_QUOTA: '新增指标', PROVINCIAL: '省级统筹指标', DIRECT: '用地直报指标', CENTRAL: '国家保障指标',
};

/** The unit a kind is counted in, and units that are a whole number of it. `open`: counted in whatever its item is, such as 立方米 of sand. */
interface Unit { unit: string; multiples: Readonly<Record<string, bigint>>; open: boolean }
const only = (unit: string, multiples: Record<string, bigint> = {}): Unit => ({ unit, multiples, open: false });
const units: Readonly<Record<ElementKind, Unit>> = {
  LAND: only('亩', { 公顷: 15n }), FARMLAND_BALANCE: only('亩', { 公顷: 15n }), ENERGY: only('吨标准煤', { 万吨标准煤: 10_000n }), ENVIRONMENT: only('吨'),
  LABOUR: only('人'), MATERIAL: { ...only('吨', { 万吨: 10_000n }), open: true }, MACHINERY: only('台'), SUPPLY: { ...only('件'), open: true },
};

/** Which kinds a role looks after; who is not here looks after none. */
const tasks: Readonly<Record<string, readonly ElementKind[]>> = { drc: elementKinds, clerk: elementKinds, land: ['LAND', 'FARMLAND_BALANCE'], eco: ['ENERGY', 'ENVIRONMENT'] };

/** E1: land is the land department's, energy and pollutants the ecology department's; development and reform may do all. */
export function requireKind(roles: readonly string[], kind: ElementKind): void {
  if (roles.some((role) => tasks[role]?.includes(kind))) return;
  throw forbidden('E1.kind-of-another-department', { en: `${kind} is another department's task.`, zh: `${kindNames[kind]}由其他部门负责。` }, { kind });
}

/** What is counted: a kind, which of it, and in what. Pools and needs meet only where all three agree. */
export interface Counted { kind: ElementKind; item: string; unit: string }
export interface CountedInput { kind: ElementKind; item?: string | null; unit?: string | null; amount: string }

/** An amount above nothing, in the unit of its kind: 2 公顷 of land are 30 亩. */
export function countedOf(input: CountedInput): Counted & { amount: Quantity } {
  const { unit, multiples, open } = units[input.kind];
  const written = input.unit ? plainText(input.unit, 'unit', 20) : unit;
  const multiple = written === unit ? 1n : multiples[written] ?? null;
  if (multiple === null && !open) {
    throw badInput('E1.unit-unknown', { en: `${input.kind} is counted in ${unit}.`, zh: `${kindNames[input.kind]}的计量单位为${[unit, ...Object.keys(multiples)].join('、')}。` }, { unit: written, units: [unit, ...Object.keys(multiples)] });
  }
  const amount = quantity(quantityFrom(input.amount) * (multiple ?? 1n));
  if (amount <= 0n) throw new Rejection('E1.nothing-asked', { en: 'An amount is above nothing.', zh: '数量须大于零。' }, { amount: input.amount });
  quantityFrom(String(amount / 10_000n));
  return { kind: input.kind, item: input.item ? plainText(input.item, 'item', 50) : '', unit: multiple === null ? written : unit, amount };
}

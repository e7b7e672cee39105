import { regionDefined } from '@cornerstone/events/directory';
import { day } from '@cornerstone/kernel/day';
import { fenFrom, inUnit, sumFen, toYuan, type Fen } from '@cornerstone/kernel/money';
import { heard } from '@cornerstone/testing/events';
import { codeOfRegion, headlinesFor, pathOfRegion, titleOf, type Headline } from '@cornerstone/testing/headlines';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const SUM = '{ count investment { amount(unit: YI) } }';
const ROUND = `query($code: String!) { round(code: $code) { totals { lists { list count investment { amount(unit: YI) } bySector { key count investment { amount(unit: YI) } } byVenue { key count investment { amount(unit: YI) } } byRegion { region { code } count investment { amount(unit: YI) } } } newProjects ${SUM} converted ${SUM} unconverted ${SUM} entries ${SUM} projects ${SUM} } } }`;
interface Sum { count: number; investment: { amount: string } }
interface Totals { lists: (Sum & { list: List; bySector: (Sum & { key: string | null })[]; byVenue: (Sum & { key: string | null })[]; byRegion: (Sum & { region: { code: string } })[] })[]; newProjects: Sum; converted: Sum; unconverted: Sum; entries: Sum; projects: Sum }
type List = 'SIGNING' | 'START' | 'COMMISSIONING';
const LISTS = { signed: 'SIGNING', started: 'START', commissioned: 'COMMISSIONING' } as const;
const WORDS: Readonly<Record<string, string>> = { advanced_manufacturing: '先进制造业', strategic_emerging: '战略性新兴产业', on_site: '主会场' };
const figures = headlinesFor('ROUND');
/** Parts of more projects than these are written as rows. */
const MANY = 15;

/** What is published of a list of a round, or of a part of it: a region of the province, a sector, the main site. Null where the source says nothing. */
interface Part { list: List; city: string | null; sector: string | null; venue: string | null; count: number | null; fen: Fen | null }
interface Told { code: string; province: string; heldOn: string; parts: Part[] }

/** `第七期`, `第四次`: the number of a round. */
const numberOf = (programme: string): number => '零一二三四五六七八九十'.indexOf(/第(.)[期次]/.exec(programme)?.[1] ?? '零');
const roundOf = ({ region, period, programme }: Headline): string => `${(codeOfRegion(region) ?? '').slice(0, 2)}0000/${period}/${numberOf(programme)}`;
/** 20+19+19: signed, started, commissioned, in that order. */
const threeOf = (note: string): string[] => /^[\d.]+\+[\d.]+\+[\d.]+$/.exec(note)?.[0].split('+') ?? [];

/** Reads what the rows of one round say into parts: a figure of a list, of its share in a city, of a sector, of the main site. */
function partsOf(rows: readonly Headline[]): Part[] {
  const parts = new Map<string, Part>();
  const part = (list: List, city: string | null, sector: string | null, venue: string | null): Part => {
    const key = JSON.stringify([list, city, sector, venue]);
    const found = parts.get(key) ?? { list, city, sector, venue, count: null, fen: null };
    parts.set(key, found);
    return found;
  };
  for (const row of rows) {
    const [, which = '', what, mark = ''] = /^([a-z]+)_(projects|investment)_?(.*)$/.exec(row.metric) ?? [];
    const code = codeOfRegion(row.region) ?? '';
    const city = code.endsWith('0000') ? null : code;
    const set = (to: Part, value: string): void => { if (what === 'projects') to.count = Number(value); else to.fen = fenFrom(value, 'YI'); };
    if (which === 'all' || which === 'new') {
      const each = threeOf(row.note);
      const lists = Object.values(LISTS);
      for (const [at, list] of lists.entries()) {
        if (each[at] !== undefined) set(part(list, city, null, null), each[at]);
        // Where the source says the sum only, how it falls to the lists is ours: the last takes what the others leave.
        else if (!rows.some(({ region, metric }) => region === row.region && metric === `signed_${what}`)) spread(part(list, city, null, null), row, what === 'projects', at, which === 'new' ? 2 : 3);
      }
    } else {
      const to = part(LISTS[which as keyof typeof LISTS], city, mark === 'on_site' || mark === '' ? null : WORDS[mark] ?? null, mark === 'on_site' ? WORDS[mark] ?? null : null);
      set(to, row.value);
      to.count ??= Number(/^(\d+) projects/.exec(row.note)?.[1] ?? NaN) || null;
    }
  }
  return [...parts.values()];
}
function spread(to: Part, { value }: Headline, isCount: boolean, at: number, among: number): void {
  if (at >= among) return;
  const whole = isCount ? BigInt(value) : fenFrom(value, 'YI');
  const each = at === among - 1 ? whole - (whole / BigInt(among)) * BigInt(among - 1) : whole / BigInt(among);
  if (isCount) to.count = Number(each); else to.fen = each as Fen;
}

/** What a source does not say of the money is one 亿元 a project. */
const unsaid = (count: number): Fen => fenFrom(String(count), 'YI');

/** Parts that do not overlap: of each what its own parts leave. A part whose count no source gives is one project. */
function disjoint(parts: readonly Part[]): (Part & { count: number; fen: Fen })[] {
  return (Object.values(LISTS)).flatMap((list) => {
    const own = parts.filter((part) => part.list === list);
    const narrow = own.filter(({ city, sector, venue }) => city ?? sector ?? venue).map((part) => ({ ...part, count: part.count ?? 1, fen: part.fen ?? unsaid(part.count ?? 1) }));
    const whole = own.find((part) => !narrow.some((each) => each.city === part.city && each.sector === part.sector && each.venue === part.venue));
    const count = (whole?.count ?? 0) - narrow.reduce((sum, part) => sum + part.count, 0);
    return [...narrow, ...(whole && count > 0 ? [{ ...whole, count, fen: whole.fen === null ? unsaid(count) : (whole.fen - sumFen(narrow.map(({ fen }) => fen))) as Fen }] : [])];
  });
}

describe('published rounds 三个一批公布数 (P10)', () => {
  let service: TestService;
  const told = new Map<string, Told>();
  const totals = new Map<string, Totals>();

  beforeAll(async () => {
    service = await startTestService(definition);
    const codes = new Set(figures.map(({ region }) => codeOfRegion(region) ?? ''));
    for (const code of codes) {
      const path = pathOfRegion(code);
      await service.hear(heard(regionDefined.of(day('2020-01-01'), { code, name: code, level: code.endsWith('0000') ? 'PROVINCE' : 'CITY', parent: path.split('.').at(-2) ?? null, path, current: true }), { aggregateId: code, aggregateVersion: 2 }));
    }
    for (const [key, rows] of Map.groupBy(figures, roundOf)) told.set(key, await build(rows));
  }, 120_000);
  afterAll(() => service.stop());

  const open = async (province: string, number: number, heldOn: string): Promise<string> =>
    (await service.ask<{ openRound: { code: string } }>('drc', 'mutation($input: OpenRoundInput!) { openRound(input: $input) { code } }', { input: { name: `第${number}期“三个一批”`, region: province, year: Number(heldOn.slice(0, 4)), number, heldOn, conversion: 'NAME', venues: [{ kind: 'MAIN', name: '主会场', region: province }], knownOn: heldOn } })).openRound.code;
  const add = (round: string, list: List, projects: readonly object[], knownOn: string) => service.ask('drc', 'mutation($input: AddToRoundInput!) { addToRound(input: $input) { code } }', { input: { round, list, projects, knownOn } });
  /** Projects of a list through the graph, with amounts that add up to a published one to the fen: their ids. */
  const listed = async (prefix: string, region: string, amounts: readonly Fen[], knownOn: string): Promise<string[]> => {
    const rows = amounts.map((amount, at) => ({ sheet: '1', row: at + 2, listId: `${prefix}${at}`, name: `${prefix}第${at}号工程`, regionCodes: [region], phase: 'signed', year: Number(knownOn.slice(0, 4)), totalInvestment: { amount: inUnit(amount, 'YUAN'), unit: 'YUAN' }, knownOn }));
    await service.ask('drc', 'mutation($input: ImportProjectsInput!) { importProjects(input: $input) { accepted } }', { input: { file: 'round.csv', digest: 'ab'.repeat(32), rows } });
    return (await service.worker.query<{ id: string }[]>('select id from project where starts_with(code, $1)', [prefix])).map(({ id }) => id);
  };
  /** The many of a part, as the mutations would have written them: a thousand entries through the graph take half a minute. */
  const fill = (round: string, { prefix, list, amounts, region, sector, venue, from }: { prefix: string; list: List; amounts: readonly Fen[]; region: string; sector: string | null; venue: string | null; from: string | null }): Promise<void> => service.worker.transaction(async (manager) => {
    await manager.query("select set_config('app.actor', 'system:golden', true)");
    await manager.query(`insert into project (id, code, name, name_key, stage, region_codes, region_paths, total_investment, described_on, demonstration, version)
      select $1 || n, $1 || n, $1 || n, $1 || n, 'RESERVED', array[$2], array[$3], amount::numeric, '2021-01-01', false, 1 from unnest($4::text[]) with ordinality as told(amount, n)`, [prefix, region, pathOfRegion(region), amounts.map(toYuan)]);
    const enter = (code: string, as: List, start: boolean): Promise<unknown> => manager.query(`insert into round_entry (id, round_id, project_id, list, sector, investment, venue, conditions, converted_from, added_by, known_on)
      select $2 || p.id, r.id, p.id, $3, $4, p.total_investment, $5, '{}', case when $6 then 's' || p.id end, 'system:golden', r.held_on from project p, round r where starts_with(p.id, $1) and r.code = $7`, [prefix, as === list ? 'e' : 's', as, sector, venue, start, code]);
    if (from !== null) await enter(from, 'START', false);
    await enter(round, list, from !== null);
  });

  async function build(rows: readonly Headline[]): Promise<Told> {
    const [first] = rows;
    if (!first) throw new Error('a round without figures');
    const [province = '', heldOn = ''] = roundOf(first).split('/');
    const number = numberOf(first.programme);
    const parts = partsOf(rows);
    const isConverted = rows.some(({ metric, note }) => metric.startsWith('commissioned') && note.includes('结转'));
    const earlier = isConverted ? await open(province, 50 + number, `${heldOn.slice(0, 4)}-01-28`) : null;
    const code = await open(province, number, heldOn);
    for (const [at, { list, city, sector, venue, count, fen }] of disjoint(parts).entries()) {
      const each = fen / BigInt(count);
      const amounts = Array.from({ length: count }, (_, of) => (of === 0 ? fen - each * BigInt(count - 1) : each) as Fen);
      const [prefix, region] = [`${code}/${at}/`, city ?? province];
      const from = list === 'COMMISSIONING' ? earlier : null;
      if (count > MANY) await fill(code, { prefix, list, amounts, region, sector, venue, from });
      else {
        const ids = await listed(prefix, region, amounts, heldOn);
        if (from !== null) await add(from, 'START', ids.map((projectId) => ({ projectId })), heldOn);
        await add(code, list, ids.map((projectId) => ({ projectId, sector, venue })), heldOn);
      }
    }
    totals.set(code, (await service.ask<{ round: { totals: Totals } }>('drc', ROUND, { code })).round.totals);
    return { code, province, heldOn, parts };
  }

  /** What the graph says of the figure: a list of the round, a part of it, or lists together. */
  function read(row: Headline): Sum[] {
    const { code } = told.get(roundOf(row)) ?? { code: '' };
    const all = totals.get(code);
    if (!all) throw new Error(`no round of ${row.id}`);
    const [, which = '', mark = ''] = /^([a-z]+)_(?:projects|investment)_?(.*)$/.exec(row.metric) ?? [];
    const own = codeOfRegion(row.region) ?? '';
    const inCity = ({ byRegion, count, investment }: Totals['lists'][number]): Sum[] => (own.endsWith('0000') ? [{ count, investment }] : byRegion.filter(({ region }) => region.code === own));
    if (which === 'new' && threeOf(row.note).length === 0) return [all.newProjects];
    if (which === 'new' || which === 'all') return own.endsWith('0000') ? [all.entries] : all.lists.flatMap(inCity);
    const list = all.lists.find((each) => each.list === LISTS[which as keyof typeof LISTS]);
    if (!list) return [];
    const word = WORDS[mark] ?? (row.programme.includes('主会场') ? '主会场' : null);
    return word === null ? inCity(list) : [...list.bySector, ...list.byVenue].filter(({ key }) => key === word);
  }

  it.each(figures.map((row) => [titleOf(row), row] as const))('%s', (_, row) => {
    const found = read(row);
    expect(row.metric.includes('projects') ? found.reduce((sum, { count }) => sum + count, 0) : sumFen(found.map(({ investment }) => fenFrom(investment.amount, 'YI')))).toBe(row.metric.includes('projects') ? Number(row.value) : fenFrom(row.value, 'YI'));
  });

  it('are never added across what is new and what came from an earlier round: 1,072 of the ninth were started before', () => {
    const ninth = totals.get(told.get('410000/2023-08-15/9')?.code ?? '');
    expect([ninth?.newProjects.count, ninth?.converted.count, ninth?.unconverted.count]).toEqual([1220, 1072, 0]);
  });
});

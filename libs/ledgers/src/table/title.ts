import { readAsOf } from '../cell/period';
import { calendarDigits } from '../cell/chinese-number';
import type { RegionIndex } from '../cell/regions';
import { regionInTitle } from '../cell/places';
import { squeezed, textOf, tidy } from '../cell/text';
import { unitsStated, type Unit } from '../cell/unit';
import { phaseInTitle } from '../cell/words';
import type { Level } from '../ledger';
import type { Header } from './header';
import type { View } from './view';

/** What the lines above the header (and the notes) say about every row of the sheet. */
export interface Title {
  text: string | null;
  year: number | null;
  region: string | null;
  level: Level | null;
  programme: string | null;
  phase: string | null;
  unit: Unit | null;
  otherUnits: readonly string[];
  asOf: string | null;
}

const LONGEST_TITLE = 300;
const NO_TITLE = /^(附件|附表|附)[\d一二三四五六七八九十]*[:：]?$|^(填报|编制|制表|报送|填表)(单位|部门|人|日期|时间)|^(金额|计量)?单位[:：]|^[(（]?\d{4}年(\d{1,2}月\d{1,2}日|\d{1,2}月(?=印发|发布|更新|编制|制表|填报|上报))(印发|发布|更新|编制|制表|填报|上报)?[)）]?$|^[\u4e00-\u9fff]{1,12}[〔\[(（]\d{4}[〕\])）]第?\d+号$|^(内部资料|内部文件|密级|编号|文号)|^(截[至止]|日期|时间)/;

/** `sheetName` speaks where the title does not; a further table on the sheet falls back on the first one's title. */
export function readTitle(view: View, header: Header, regions: RegionIndex, sheetName: string, first: Title | null): Title {
  const above = view.rowNumbers.filter((row) => row < header.top).flatMap((row) => view.cells(row).map(([, cell]) => textOf(cell, view.grid.epoch1904) ?? ''));
  const lines = above.map((line) => tidy(line.slice(0, LONGEST_TITLE)).replace(/\n/g, '')).filter((line) => !NO_TITLE.test(squeezed(line)));
  const text = lines.find((line) => line.length >= 4 && unitsStated(line) === null) ?? lines.find((line) => /[\u4e00-\u9fff]{4}/.test(line)) ?? null;
  const sources = [...(text === null ? [] : [text]), ...lines.filter((line) => line !== text), sheetName.slice(0, LONGEST_TITLE)];
  const from = <T>(read: (source: string) => T | null): T | null => sources.map(read).find((found) => found !== null) ?? null;
  const units = [...above, ...notesBelow(view, header)].map((line) => unitsStated(line.slice(0, LONGEST_TITLE))).find((found) => found !== null);
  const year = from(yearIn) ?? from(() => header.columns.get('annualPlan')?.map(({ path }) => yearIn(path.join(''))).find((found) => found !== null) ?? null);
  const region = from((source) => regionInTitle(source, regions));
  return {
    text: text ?? first?.text ?? null,
    year: year ?? first?.year ?? null,
    region: region ?? first?.region ?? null,
    level: from(levelIn) ?? levelOf(region, regions) ?? first?.level ?? null,
    programme: from(programmeIn) ?? first?.programme ?? null,
    phase: from(phaseInTitle),
    unit: units ? units.money : first?.unit ?? null,
    otherUnits: units?.others ?? first?.otherUnits ?? [],
    asOf: [...above, ...header.read.flatMap(({ path }) => path)].map((words) => readAsOf(words, year)).find((found) => found !== null) ?? first?.asOf ?? null,
  };
}

/** 注：金额单位为万元 may stand under the table. */
const notesBelow = (view: View, header: Header): string[] => view.rowNumbers.filter((row) => row > header.bottom)
  .flatMap((row) => view.cells(row).slice(0, 2).map(([, cell]) => (cell.kind === 'text' && cell.text.length < 500 ? cell.text : '')))
  .filter((text) => /^\s*(注|说明|备注|单位)/.test(text)).map((text) => text.replace('单位为', '单位：').replace('单位均为', '单位：'));

/** 2023-2024年 is two years and so none. */
export function yearIn(title: string): number | null {
  const text = calendarDigits(squeezed(title));
  if (/\d{4}年?[-—–~至]\d{4}年/.test(text)) return null;
  const year = Number(/(?<!\d)((?:19|20)\d{2})年/.exec(text)?.[1] ?? 0);
  return year > 0 ? year : null;
}

/** 洛阳市重点项目 is told by its region; only these say it by themselves. */
export function levelIn(title: string): Level | null {
  const text = squeezed(title);
  if (/国家级?重[点大]/.test(text)) return 'NATIONAL';
  if (/省级?重[点大]/.test(text)) return 'PROVINCIAL';
  if (/市级重[点大]/.test(text)) return 'CITY';
  return /[县区]级重[点大]/.test(text) ? 'COUNTY' : null;
}

const levelOf = (region: string | null, regions: RegionIndex): Level | null => (region === null ? null : (['PROVINCIAL', 'CITY', 'COUNTY'] as const)[regions.depth(region)]!);

const QUOTED = /[“"「『]([^”"」』]{2,30})[”"」』]/g;
const BATCH = '(?:第[一二三四五六七八九十\\d]+[批期])?';
const KNOWN = new RegExp([
  `${BATCH}(?:三个一批|中央预算内(?:投资)?|增发国债|超长期特别国债|政府专项债券|专项债券|一般债券|政府债券)`,
  `${BATCH}(?:(?:国家|省|市|县|区)级?)*${BATCH}(?:重点|重大)(?:建设|民生|基础设施|产业|工业|水利|交通)*(?:项目|工程)`,
].join('|'));

/** The list's own Chinese name: what stands in “…”, else 第一批重点建设项目, 专项债券 and the like. 十四五 is a period, no programme. */
export function programmeIn(title: string): string | null {
  const text = squeezed(title).replace(/["″]([^"″]{2,30})["″]/g, '“$1”');
  for (const [, quoted] of text.matchAll(QUOTED)) if (!/^十[一二三四五六七]五/.test(quoted!)) return quoted!;
  return KNOWN.exec(text)?.[0] ?? null;
}

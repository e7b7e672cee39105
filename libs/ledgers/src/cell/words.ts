import type { Level, Quality } from '../ledger';
import { squeezed } from './text';

/** data/README.md, projects-*.csv */
const PHASES = new Set([
  'listed', 'planned', 'pre_work', 'approved', 'signed', 'planned_new_start', 'new_start', 'early_start', 'overdue_start', 'continuing',
  'completion', 'completion_early', 'overdue_completion', 'commissioned_part', 'commissioned',
]);

/** Within one clause, 未来 aside: 未竣工, 主体未全部完工, 未能达产. */
const NOT_YET = '(?<!未(?!来)[^,;。已]{0,4})';
const notYet = (words: string): RegExp => new RegExp(`${NOT_YET}(?:${words})`);
const INTENDED = '(?:计划|预备|预计|力争|准备|即将|待|拟)';
const WHEN = '(?:\\d{4}年|\\d+月份?|今年|明年|年内|年|第?[一二三四1-4]季度|[上下]半年|[上中下]旬|[底末初前后])*';

/** Read in order; what one line recognised is not looked at again by the next ones. What is not there yet is never read as done. */
const PHASE_WORDS: readonly [RegExp, string][] = [
  [/应开(?:工)?未开(?:工)?|(?:逾期|到期)[尚仍]?未开工|未能?[按如][期时]开工/, 'overdue_start'],
  [/未(?!来)[^,;。已先]{0,6}(?:开工|开建|动工)|(?<!(?:前期|手续)[^,;。]{0,6})未(?:全面|正式|实质性?)?启动|(?:不具备|无法|暂缓|不能|不得)[^,;。已]{0,4}开工|待开工/, 'planned_new_start'],
  [/应竣(?:工)?未竣(?:工)?|(?:逾期|到期)[尚仍]?未(?:竣工|完工)|未能?[按如][期时](?:竣工|完工)/, 'overdue_completion'],
  [/提前开工/, 'early_start'], [notYet('提前(?:竣工|完工|建成)'), 'completion_early'],
  [new RegExp(`(?<!${INTENDED}${WHEN})${NOT_YET}(?:部分(?:投产|投用|建成)|试(?:生产|运行|运营|投产))`), 'commissioned_part'],
  [new RegExp(`${INTENDED}${WHEN}(?:新)?(?:开工|开建|动工)`), 'planned_new_start'], [/新开工|集中开工|已开工|开工建设|开工(?!率|情况|条件|手续|许可|准备|前)/, 'new_start'],
  [/续建|在建|结转|(?<!未(?:能|全面|正式|实际|进场)?)施工(?!图|招标|许可|手续|准备|前)|收尾|扫尾/, 'continuing'], [/停工|停建/, 'continuing'], [notYet('竣工|完工|建成|交工'), 'completion'],
  [new RegExp(`(?<!${INTENDED}${WHEN})${NOT_YET}(?<!试)(?:投产|投运|投用|达产|达效)`), 'commissioned'],
  [/(?<!(?:未(?!来)|待)[^,;。已]{0,4})(?:获批|批复|核准|备案)/, 'approved'], [/前期|可研|立项|招标|勘察|设计/, 'pre_work'], [/储备|谋划|规划|拟建|筹建/, 'planned'], [/签约/, 'signed'],
];

function phasesIn(text: string): string[] {
  let rest = squeezed(text).replace(/开竣工|开(工)?[、及和]竣工/g, '');
  const found: string[] = [];
  for (const [word, phase] of PHASE_WORDS) {
    if (!word.test(rest)) continue;
    found.push(phase);
    rest = rest.replace(word, '');
  }
  return found;
}

/** A title that speaks of several phases settles none. */
export function phaseInTitle(title: string): string | null {
  const found = phasesIn(title.replace(/规划|备案|核准|设计|施工/g, ''));
  return found.length === 1 ? found[0]! : null;
}

export function readPhase(written: string): string | null {
  const word = squeezed(written).toLowerCase();
  if (PHASES.has(word)) return word;
  if (/^(列入|列入计划|在库)$/.test(word)) return 'listed';
  return phasesIn(word)[0] ?? null;
}

const WHOLE_PHASE = /^(计划|拟|预计|预备|尚未|未)?(新)?(开工|停工|拟建|续建|在建|竣工|完工|建成|投产|前期|储备|谋划|签约|新建)(建设|投产|工作|推进)?(类)?(重点|重大)?(项目|工程)?$/;
/** A category 续建项目 speaks of the phase, not of a sector. */
export const phaseOfCategory = (text: string): string | null => {
  const word = squeezed(text);
  if (!WHOLE_PHASE.test(word)) return null;
  return /新建/.test(word) ? 'new_start' : phaseInTitle(word);
};

/** A stop is a step of its own, reported with day and reason (P2): a list that says 停工 tells that works have begun. */
export const saysStopped = (written: string): boolean => /(?<!未)(?:停工|停建)/.test(squeezed(written));
/** 正常推进 and the like say that things go on, and not how far. */
export const saysNoPhase = (written: string): boolean => /^(?:正在|正常|顺利|有序|稳步|加快|加紧|按计划|积极)*(?:推进|进行)(?:中|顺利|正常)?$|^进展(?:顺利|正常|良好|缓慢)$/.test(squeezed(written));

/** 新建, 改扩建 tell the nature of the works and leave the phase open. */
export const isNatureOnly = (written: string): boolean => /^(新建|改建|扩建|改扩建|改\/扩建|迁建|技改|技术改造|重建|恢复|其他|新建\/.*)$/.test(squeezed(written));

const LEVELS: readonly [RegExp, Level][] = [
  [/^(national|国家级?|国家重点.*|中央|央企)$/, 'NATIONAL'], [/^(provincial|province|省级?|省重点.*|省级重点.*|省本级|省属)$/, 'PROVINCIAL'],
  [/^(city|prefecture|市级?|市重点.*|市级重点.*|市本级|地市级)$/, 'CITY'], [/^(county|县级?|区级|县区级?|县\(?市?、?区?\)?级|县重点.*|县级重点.*|区县级)$/, 'COUNTY'],
];

export const readLevel = (written: string): Level | null => LEVELS.find(([word]) => word.test(squeezed(written).toLowerCase()))?.[1] ?? null;

export function readQuality(written: string): Quality | null {
  const word = squeezed(written).toLowerCase();
  if (/^(published|公布|已公布|批复)$/.test(word)) return 'PUBLISHED';
  if (/^(approximate|约|估算|概算|匡算|暂估)$/.test(word)) return 'APPROXIMATE';
  return /^(at_least|超|以上|不低于|至少)$/.test(word) ? 'AT_LEAST' : null;
}

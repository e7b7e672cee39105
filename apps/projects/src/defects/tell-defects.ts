import type { Fact } from '@cornerstone/events/define';
import { defectKinds } from '@cornerstone/events/projects-defects';
import { newId } from '@cornerstone/runtime/ids';
import { insertAll } from '@cornerstone/runtime/rows';
import { GO_ON, type Tick } from '@cornerstone/runtime/slice';
import { MOST_FACTS, recordFacts } from '../ledger/record-facts';
import { ProjectDefect } from './defect.entity';
import { findDefect, meetDefect, settingOn } from './defects.rules';
import { defectSettings, endDefects, openAbout, watchedSince } from './defects.sql';
import { HOLDING, overDefects, untoldDefects } from './holding.sql';

/**
 * Each day (S1): what was due and was not done is told, once for as long as it stands, and what was done since is told as done. Each kind is one statement over all projects;
 * a transaction tells of so many and goes on in another, so that a day on which thousands are late neither fails as a whole nor locks all of them at once.
 */
export const tellDefects: Tick = async (tx, today) => {
  const settings = await defectSettings(tx);
  const since = await watchedSince(tx, defectKinds, today);
  const about = await openAbout(tx);
  const facts = new Map<string, Fact[]>();
  const tell = (projectId: string, fact: Fact): unknown => facts.set(projectId, [...facts.get(projectId) ?? [], fact]);
  const found: Partial<ProjectDefect>[] = [];
  const over: { id: string; metOn: ProjectDefect['dueOn'] }[] = [];
  for (const kind of defectKinds) {
    const setting = settingOn(settings, kind, today);
    const left = MOST_FACTS - found.length - over.length;
    if (!setting || left <= 0) continue;
    const looking = { tx, today, graceDays: setting.graceDays, since: since.get(kind) ?? today, openAbout: about.get(kind) ?? [] };
    const holding = await HOLDING[kind](looking);
    for (const { id, projectId, about: of, metOn } of await overDefects(tx, kind, holding, looking, left)) {
      over.push({ id, metOn });
      tell(projectId, meetDefect({ defectId: id, kind, about: of }, metOn, today));
    }
    for (const each of await untoldDefects(tx, kind, holding, looking, left)) {
      const id = newId('dft');
      const fact = findDefect({ ...each, kind }, id, setting, today);
      found.push({ id, projectId: each.projectId, kind, about: each.about, dueOn: each.dueOn, what: fact.data.what, whatEn: fact.data.whatEn, severity: setting.severity, knownOn: today });
      tell(each.projectId, fact);
    }
  }
  await insertAll(tx, ProjectDefect, found);
  await endDefects(tx, over, today);
  await recordFacts(tx, facts);
  return found.length + over.length >= MOST_FACTS ? GO_ON : undefined;
};

import { badInput } from '@cornerstone/kernel/rejection';
import { Change } from '@cornerstone/runtime/graph/change';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { enter, record } from '@cornerstone/runtime/record';
import { insert, load, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { quantityFrom } from '@cornerstone/kernel/quantity';
import { Resolver } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { requireWithin } from '../ledger/regions';
import { ProjectSector, SectorNode, SectorQuantity, SectorWord } from './sector.entity';
import { ClassifyProjectInput, DefineSectorInput, MapSectorWordInput, RecordQuantityInput } from './sectors.inputs';
import { classifyProject, defineSector, lineOf, mapWord, parentOf, recordQuantity } from './sectors.rules';
import { placesOf, readNodes } from './sectors.sql';

/** The classification is one for all provinces: it is changed by who acts in every one. */
async function everywhere(tx: Tx): Promise<string[]> {
  const provinces = await query<{ path: string }>(tx, '/* provinces */ select path from region_copy where parent is null order by path');
  const paths = provinces.map(({ path }) => path);
  requireWithin(tx.actor, paths);
  return paths;
}

@Resolver()
export class SectorsResolver {
  @Change(() => SectorNode, () => DefineSectorInput, 'Adds a node to the classification (P4). · 增设行业或产业链')
  async defineSector(tx: Tx, input: DefineSectorInput): Promise<SectorNode> {
    const regionPaths = await everywhere(tx);
    const nodes = await readNodes(tx);
    const measures = (input.measures ?? []).map(({ code, name, unit }) => ({ code, name, unit }));
    if (measures.some(({ code }) => !/^[A-Z0-9_]{1,40}$/.test(code))) throw badInput('P4.measure-shape', { en: 'A measure is capitals, digits and _: ROAD_KM.', zh: '实物量代码由大写字母、数字、下划线组成。' });
    const decided = defineSector(nodes, { id: input.code, tree: input.tree, name: input.name, nameEn: input.nameEn, measures, source: input.source }, knownSince(tx, input));
    const parent = parentOf(input.code);
    const position = input.position ?? [...nodes.values()].filter((node) => node.parent === parent && node.tree === input.tree).length + 1;
    return enter(tx, SectorNode, { id: input.code, parent, tree: input.tree, name: decided.data.name, nameEn: input.nameEn, position, measures, source: decided.data.source, regionPaths, knownOn: decided.knownOn }, [decided]);
  }

  @Change(() => SectorWord, () => MapSectorWordInput, 'Says which sector a word of the lists means (P4). · 行业词归类')
  async mapSectorWord(tx: Tx, input: MapSectorWordInput): Promise<SectorWord> {
    const regionPaths = await everywhere(tx);
    const [before] = await select(tx, SectorWord, '/* wordMapped */ select * from sector_word where word = $1 order by known_on desc, id desc limit 1', [input.word.trim()]);
    const decided = mapWord(await readNodes(tx), before?.node ?? null, input.word, input.sector, knownSince(tx, input));
    return enter(tx, SectorWord, { id: newId('swd'), ...decided.data, regionPaths, mappedBy: tx.actor.id, knownOn: decided.knownOn }, [decided]);
  }

  @Change(() => Project, () => ClassifyProjectInput, 'Gives a project its sector and chains (P4). · 项目行业归类')
  async classifyProject(tx: Tx, input: ClassifyProjectInput): Promise<Project> {
    const project = await load(tx, Project, input.projectId, input);
    const [before] = await select(tx, ProjectSector, '/* classifiedSo */ select * from project_sector where project_id = $1 order by known_on desc, id desc limit 1', [project.id]);
    const decided = classifyProject(await readNodes(tx), before ?? null, { classificationId: newId('cls'), node: input.sector, chains: input.chains ?? [], reason: input.reason ?? null }, knownSince(tx, input));
    const { classificationId: id, ...told } = decided.data;
    await insert(tx, ProjectSector, { ...told, id, projectId: project.id, classifiedBy: tx.actor.id, knownOn: decided.knownOn });
    return record(tx, project, [decided]);
  }

  @Change(() => Project, () => RecordQuantityInput, 'Records a physical quantity of a project, planned and done (P4). · 实物量填报')
  async recordQuantity(tx: Tx, input: RecordQuantityInput): Promise<Project> {
    const project = await load(tx, Project, input.projectId, input);
    const knownOn = knownSince(tx, input);
    const on = input.on ?? knownOn;
    const [place] = await placesOf(tx, [project.id], null);
    const nodes = await readNodes(tx);
    const sector = place?.node ? [...lineOf(place.node), ...place.chains.flatMap(lineOf)].flatMap((id) => nodes.get(id) ?? []) : null;
    const [before] = await select(tx, SectorQuantity, '/* measuredBefore */ select * from sector_quantity where project_id = $1 and measure = $2 and done is not null and on_day <= $3 order by on_day desc, known_on desc, id desc limit 1', [project.id, input.measure, on]);
    const decided = recordQuantity(sector, before ? { done: before.done === null ? null : quantityFrom(before.done), onDay: before.onDay } : null,
      { quantityId: newId('qty'), measure: input.measure, planned: input.planned ?? null, done: input.done ?? null, on, reason: input.reason ?? null }, knownOn);
    const { quantityId: id, unit: _unit, on: _on, ...told } = decided.data;
    await insert(tx, SectorQuantity, { ...told, id, onDay: on, projectId: project.id, recordedBy: tx.actor.id, knownOn });
    return record(tx, project, [decided]);
  }
}

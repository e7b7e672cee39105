import { graphClient, GraphRefused } from '../../graph-client';
import { PROJECT_OF, REGION_OF } from '../../operations';
import { CommandFault } from '../fault';
import type { Filters } from './filters';
import type { FrontDoor } from './front-door';

const orNull = (fault: unknown): null => {
  if (fault instanceof GraphRefused && fault.faults.every(({ extensions }) => extensions?.code === 'NOT_FOUND')) return null;
  throw fault;
};

/** The project's id; what the person may not see is not found, as everywhere. */
export async function projectId(door: FrontDoor, code: string): Promise<string> {
  const ask = graphClient(`${door.url}/graphql`, door.token, door.language);
  const found = await ask<{ project: { id: string } | null }>(PROJECT_OF, code.startsWith('prj_') ? { id: code } : { code }).catch(orNull);
  if (!found?.project) throw new CommandFault(`There is no project ${code} that you may see. · 未找到该项目`, 1);
  return found.project.id;
}

/** A stream of a place that does not exist would be silent for ever. */
export async function requireThatExists(door: FrontDoor, { project, region }: Pick<Filters, 'project' | 'region'>): Promise<void> {
  if (project) await projectId(door, project);
  if (!region) return;
  const found = await graphClient(`${door.url}/graphql`, door.token, door.language)<{ region: object | null }>(REGION_OF, { code: region }).catch(orNull);
  if (!found?.region) throw new CommandFault(`There is no region ${region}. · 区划代码不存在`, 1);
}

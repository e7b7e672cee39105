import type { Told } from './build-story';

/** The project of the story by its key. */
export function told(projects: ReadonlyMap<string, Told>, key: string): Told {
  const project = projects.get(key);
  if (!project) throw new Error(`the demonstration has no project ${key}`);
  return project;
}

export const wan = (amount: number | string) => ({ amount: String(amount), unit: 'WAN' });
export const yi = (amount: number | string) => ({ amount: String(amount), unit: 'YI' });

import { projectListed, projectRegistered, progressReported } from '@cornerstone/events/projects';
import type { Received } from '@cornerstone/events/define';
import fc from 'fast-check';
import { inGroups } from './effect';

const TYPES: string[] = [projectRegistered.type, projectListed.type, progressReported.type];
const events = fc.array(fc.record({ key: fc.constantFrom('prj_1', 'prj_2', 'prj_3'), type: fc.constantFrom(...TYPES) }), { maxLength: 40 }).map((told) => told.map((each, at) => ({ ...each, id: `evt_${at}` }) as Received));

describe('events that have their effect together 事件合并生效', () => {
  it('are of one type, none is lost or twice, and what one key tells keeps its order (property)', () => {
    fc.assert(fc.property(events, fc.subarray(TYPES), (told, gathered) => {
      const groups = [...inGroups(told, (type) => gathered.includes(type))];
      const given = groups.flat();
      expect(given.map(({ id }) => id).toSorted()).toEqual(told.map(({ id }) => id).toSorted());
      for (const key of ['prj_1', 'prj_2', 'prj_3']) expect(given.filter((each) => each.key === key)).toEqual(told.filter((each) => each.key === key));
      for (const group of groups) expect([new Set(group.map(({ type }) => type)).size, group.length === 1 || gathered.includes(group[0].type)]).toEqual([1, true]);
    }));
  });

  it('keep the order in which they came where nothing gathers them', () => {
    fc.assert(fc.property(events, (told) => { expect([...inGroups(told, () => false)].flat()).toEqual(told); }));
  });

  it('are few groups for an import and the reports that follow', () => {
    const told = ['prj_1', 'prj_2', 'prj_3'].flatMap((key) => [...TYPES, progressReported.type].map((type, at) => ({ key, type, id: `${key}${at}` }) as Received));
    expect([...inGroups(told, () => true)].map((group) => group.length)).toEqual([3, 3, 6]);
  });
});

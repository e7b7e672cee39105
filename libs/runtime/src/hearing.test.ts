import fc from 'fast-check';
import type { Actor } from './actor';
import { mayHear, type Hearable } from './hearing';

const PLACES = ['410000', '410000.410100', '410000.410100.410105', '410000.410300', '410000.4101001', '140000', '140000.140100'];
const DEPARTMENTS = ['dep_a', 'dep_b', 'dep_c'];
const TYPES = ['projects.project.started.v1', 'supervision.issue.raised.v1', 'directory.person.defined.v1', 'directory.region.defined.v1', 'directory.department.defined.v1', 'directory.clock.moved.v1', 'funding.ledger.paid.v1'];

const actors: fc.Arbitrary<Actor> = fc.record({
  id: fc.constant('per_1'), departmentId: fc.constant(null), departments: fc.subarray(DEPARTMENTS), roles: fc.subarray(['clerk', 'gov', 'ops', 'land']),
  regions: fc.oneof({ weight: 5, arbitrary: fc.subarray(PLACES) }, { weight: 1, arbitrary: fc.constant('*' as const) }),
});
const events: fc.Arbitrary<Hearable> = fc.record({ type: fc.constantFrom(...TYPES), regionPaths: fc.subarray(PLACES), data: fc.record({ departments: fc.subarray(DEPARTMENTS) }) });

/** The same said in another way: steps of the tree instead of texts. */
function oracle(actor: Actor, { type, regionPaths, data }: Hearable): boolean {
  const isAbove = (one: string, other: string): boolean => one.split('.').every((code, at) => other.split('.')[at] === code);
  if (type.split('.')[0] === 'funding' && actor.roles.every((role) => !['clerk', 'drc', 'fin', 'gov', 'sup'].includes(role))) return false;
  if (actor.regions === '*') return true;
  if (type.startsWith('directory.') && !type.startsWith('directory.person.')) return true;
  const inReach = regionPaths.filter((path) => [...actor.regions].filter((mine) => isAbove(mine, path)).length > 0).length > 0;
  if (!type.includes('person')) return inReach;
  const known = (data as { departments: string[] }).departments.filter((each) => new Set(actor.departments).has(each)).length > 0;
  return (regionPaths.length === 0 || inReach) && (actor.roles.indexOf('ops') >= 0 || known);
}

const clerk = (changed: Partial<Actor> = {}): Actor => ({ id: 'per_1', departmentId: 'dep_a', departments: ['dep_a'], regions: ['410000.410100'], roles: ['clerk'], ...changed });
const of = (type: string, regionPaths: string[], data: object = {}): Hearable => ({ type, regionPaths, data });

describe('who may hear of what 事件可见范围', () => {
  it('is the region subtree, the department for people, the scope for money', () => {
    fc.assert(fc.property(actors, events, (actor, event) => { expect(mayHear(actor, event)).toBe(oracle(actor, event)); }), { numRuns: 2_000 });
  });

  it('never shrinks with a wider region', () => {
    fc.assert(fc.property(actors, events, (actor, event) => { if (mayHear(actor, event)) expect(mayHear({ ...actor, regions: '*' }, event)).toBe(true); }));
  });

  it('lets a city hear of its counties and of nothing beside or above it', () => {
    const hears = (...paths: string[]) => mayHear(clerk(), of('projects.project.started.v1', paths));
    expect([hears('410000.410100.410105'), hears('410000.410100'), hears('140000.140100', '410000.410100')]).toEqual([true, true, true]);
    expect([hears('410000'), hears('410000.410300'), hears('410000.4101001'), hears()]).toEqual([false, false, false, false]);
  });

  it('lets a person hear of colleagues only, operations of everyone in reach', () => {
    const person = of('directory.person.defined.v1', ['410000.410100'], { departments: ['dep_b'] });
    expect([mayHear(clerk(), person), mayHear(clerk({ departments: ['dep_b'] }), person), mayHear(clerk({ roles: ['ops'] }), person), mayHear(clerk({ regions: '*' }), person)]).toEqual([false, true, true, true]);
    expect(mayHear(clerk({ roles: ['ops'], regions: ['140000'] }), person)).toBe(false);
  });
});

import { departmentDefined, personDefined } from '@cornerstone/events/directory';
import { Rejection, type Sentence } from '@cornerstone/kernel/rejection';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { firstByKey } from './by-key';
import { select } from './rows';
import { latest, onTogether, type Copies } from './slice';
import { query, type Tx } from './transaction';

/** What a service remembers of a person: what they may do and where, never a name. */
@Entity()
export class PersonCopy {
  @PrimaryColumn('text') id: string;
  @Column('text', { array: true }) departments: string[];
  /** ['*'] is the whole country. */
  @Column('text', { array: true }) regionPaths: string[];
  @Column('text', { array: true }) roles: string[];
  @Column('boolean') disabled: boolean;
}

/** What a service remembers of a department: of which kind it is, and whose. */
@Entity()
export class DepartmentCopy {
  @PrimaryColumn('text') id: string;
  @Column('text') kind: string;
  @Column('text') region: string;
}

export const peopleCopies: Copies = { tables: ['person_copy', 'department_copy'], consumers: [
  onTogether(personDefined, (tx, events) => query(tx, `/* copyPeople */
    insert into person_copy (id, departments, region_paths, roles, disabled) select id, departments, region_paths, roles, disabled from jsonb_populate_recordset(null::person_copy, $1)
    on conflict (id) do update set departments = excluded.departments, region_paths = excluded.region_paths, roles = excluded.roles, disabled = excluded.disabled`,
  [JSON.stringify(latest(events, ({ data }) => data.id).map(({ data: { id, departments, regionPaths, roles, disabled } }) => ({ id, departments, region_paths: regionPaths, roles, disabled })))])),
  onTogether(departmentDefined, (tx, events) => query(tx, `/* copyDepartments */
    insert into department_copy (id, kind, region) select id, kind, region from jsonb_populate_recordset(null::department_copy, $1) on conflict (id) do update set kind = excluded.kind, region = excluded.region`,
  [JSON.stringify(latest(events, ({ data }) => data.id).map(({ data: { id, kind, region } }) => ({ id, kind, region })))])),
] };

const unknown = (rule: string, what: Sentence, id: string): Rejection =>
  new Rejection(rule, { en: `${what.en} ${id} is not in the directory.`, zh: `${what.zh} ${id} 不存在。` }, { id }, 'NOT_FOUND');

/** People who may act, in the order of their ids; refused, with the mechanism's own ids (`S1.person-unknown`, `S1.person-disabled`), for the first whom the directory has not or has disabled. */
export async function peopleHeardOf(tx: Tx, ids: readonly string[], mechanism: string): Promise<PersonCopy[]> {
  const found = firstByKey(ids, await select(tx, PersonCopy, '/* peopleHeardOf */ select * from person_copy where id = any($1)', [ids]), 'id');
  return ids.map((id, at) => {
    const person = found[at];
    if (!person) throw unknown(`${mechanism}.person-unknown`, { en: 'Person', zh: '人员' }, id);
    if (person.disabled) throw new Rejection(`${mechanism}.person-disabled`, { en: `Person ${id} may no longer act.`, zh: `人员 ${id} 已停用。` }, { id });
    return person;
  });
}

export async function personHeardOf(tx: Tx, id: string, mechanism: string): Promise<PersonCopy> {
  const [person] = await peopleHeardOf(tx, [id], mechanism);
  if (!person) throw new Error(`no person for ${id}`);
  return person;
}

/** A department of the directory; refused, with the mechanism's own id (`S1.department-unknown`), where it has none. */
export async function departmentHeardOf(tx: Tx, id: string, mechanism: string): Promise<DepartmentCopy> {
  const [department] = await select(tx, DepartmentCopy, '/* departmentHeardOf */ select * from department_copy where id = $1', [id]);
  if (!department) throw unknown(`${mechanism}.department-unknown`, { en: 'Department', zh: '部门' }, id);
  return department;
}

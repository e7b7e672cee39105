import type { ServiceDefinition } from '@cornerstone/runtime/service';
import { ClockDay } from './clock/clock.entity';
import { ClockResolver } from './clock/clock.resolver';
import { Department } from './departments/department.entity';
import { DepartmentsResolver } from './departments/departments.resolver';
import { DisablingResolver } from './people/disabling.resolver';
import { PeopleResolver, PersonPartsResolver } from './people/people.resolver';
import { Person } from './people/person.entity';
import { Region } from './regions/region.entity';
import { RegionsResolver } from './regions/regions.resolver';

/** What this service does, a line a mechanism. */
export const definition: ServiceDefinition = { name: 'directory', slices: [
  { name: 'regions', title: '行政区划与功能区', entities: [Region], resolvers: [RegionsResolver], references: { Region: ({ code }: { code: string }, request) => request.one(Region, 'id', code) } },
  { name: 'departments', title: '部门', entities: [Department], resolvers: [DepartmentsResolver], references: { Department: ({ id }: { id: string }, request) => request.one(Department, 'id', id) } },
  { name: 'people', title: '人员', entities: [Person], resolvers: [PeopleResolver, PersonPartsResolver, DisablingResolver], references: { Person: ({ id }: { id: string }, request) => request.one(Person, 'id', id) } },
  { name: 'clock', title: '演示日期', entities: [ClockDay], resolvers: [ClockResolver] },
] };

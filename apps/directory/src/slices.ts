import type { Slice } from '@cornerstone/runtime/slice';
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
export const slices: readonly Slice[] = [
  { name: 'regions', title: '行政区划与功能区', entities: [Region], resolvers: [RegionsResolver] },
  { name: 'departments', title: '部门', entities: [Department], resolvers: [DepartmentsResolver] },
  { name: 'people', title: '人员', entities: [Person], resolvers: [PeopleResolver, PersonPartsResolver, DisablingResolver] },
  { name: 'clock', title: '演示日期', entities: [ClockDay], resolvers: [ClockResolver] },
];

import type { References } from '@cornerstone/runtime/graph/schema';
import type { Request } from '@cornerstone/runtime/request';
import { Department } from './departments/department.entity';
import { Person } from './people/person.entity';
import { Region } from './regions/region.entity';

/** The one owner of regions, departments and people: every service names them by key, here they get their names. */
export const references: References = {
  Region: { __resolveReference: ({ code }: { code: string }, request: Request) => request.one(Region, 'id', code) },
  Department: { __resolveReference: ({ id }: { id: string }, request: Request) => request.one(Department, 'id', id) },
  Person: { __resolveReference: ({ id }: { id: string }, request: Request) => request.one(Person, 'id', id) },
};

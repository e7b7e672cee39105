import { z } from 'zod';
import { defineEvent, isoDay } from './define';

export const regionLevels = ['PROVINCE', 'CITY', 'COUNTY', 'ZONE'] as const;

export const regionDefined = defineEvent('directory.region.defined.v1',
  { en: 'A region was entered or changed', zh: '区划登记' }, z.object({
    code: z.string(), name: z.string(), level: z.enum(regionLevels), parent: z.string().nullable(), path: z.string(), current: z.boolean(),
  }));

export const departmentDefined = defineEvent('directory.department.defined.v1',
  { en: 'A department was entered or changed', zh: '部门登记' }, z.object({
    id: z.string(), name: z.string(), kind: z.string(), region: z.string(), regionPath: z.string(),
  }));

/** Ids and rights only, never a name. */
export const personDefined = defineEvent('directory.person.defined.v1',
  { en: 'A person\'s departments or roles changed', zh: '人员登记' }, z.object({
    id: z.string(), departments: z.array(z.string()), regionPaths: z.array(z.string()), roles: z.array(z.string()), disabled: z.boolean(),
  }));

/** Demonstration and tests only: production refuses to move the day. */
export const clockMoved = defineEvent('directory.clock.moved.v1',
  { en: 'The demonstration day was moved', zh: '演示日期调整' }, z.object({ day: isoDay }));

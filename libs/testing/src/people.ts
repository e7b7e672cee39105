import type { Actor } from '@cornerstone/runtime/actor';
import { demoActor } from '@cornerstone/runtime/demo-people';

/** A demonstration person as the gateway would vouch for them. */
export const person = demoActor;

/** Somebody of one department and one region, whom the demonstration has not. */
export const personOf = (role: string, department: string, region: string): Actor =>
  ({ id: `per_of_${department}`, departmentId: department, departments: [department], regions: [region], roles: [role] });

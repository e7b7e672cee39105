/** Who acts: a person for a department, within regions. Comes verified from the gateway. */
export interface Actor {
  /** Person id, `per_…`. */
  id: string;
  departmentId: string | null;
  departments: readonly string[];
  /** Region paths the person acts in; `*` is the whole country. */
  regions: readonly string[] | '*';
  roles: readonly string[];
}

/** What a service does on its own: consuming an event, a scheduled rule. */
export const systemActor = (service: string): Actor => ({ id: `system:${service}`, departmentId: null, departments: [], regions: '*', roles: ['system'] });

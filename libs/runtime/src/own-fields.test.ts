import { isPlainPolicy } from './own-fields';

describe('fields that only events of their own row change', () => {
  it.each(['may_see(region_paths)', 'may_see(ARRAY[region_path])', '(may_see(ARRAY[region_path]) AND has_scope(\'funds\'::text))', 'signed_in()', 'true'])('belong to rows that are seen by %s', (policy) => {
    expect(isPlainPolicy(policy)).toBe(true);
  });
  it.each(['(EXISTS ( SELECT 1 FROM project p WHERE (p.id = stored_file.project_id)))', '(by = NULLIF(current_setting(\'app.actor\'::text, true), \'\'::text))', 'code_taken(code)', '(id IN ( SELECT x.id FROM x))'])('do not belong to rows that are seen by %s', (policy) => {
    expect(isPlainPolicy(policy)).toBe(false);
  });
});

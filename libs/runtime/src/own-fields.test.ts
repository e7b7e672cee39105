import { isPlainPolicy } from './own-fields';

describe('fields that only events of their own row change', () => {
  it.each(['may_see(region_paths)', 'may_see(ARRAY[region_path])', '(may_see(ARRAY[region_path]) AND has_scope(\'funds\'::text))', 'signed_in()', 'true',
    '((( SELECT sees_all() AS sees_all) IS NOT NULL) OR (places_of(region_paths) ~~ ANY (( SELECT own_places() AS own_places))::text[]))'])('belong to rows that are seen by %s', (policy) => {
    expect(isPlainPolicy(policy)).toBe(true);
  });
  it.each(['(EXISTS ( SELECT 1 FROM project p WHERE (p.id = stored_file.project_id)))', '(by = NULLIF(current_setting(\'app.actor\'::text, true), \'\'::text))', 'code_taken(code)', '(id IN ( SELECT x.id FROM x))', '((( SELECT sees_all() AS sees_all) IS NOT NULL) OR (EXISTS ( SELECT 1 FROM project p WHERE (p.id = project_id))))', '(( SELECT code_taken() AS code_taken) IS NOT NULL)'])('do not belong to rows that are seen by %s', (policy) => {
    expect(isPlainPolicy(policy)).toBe(false);
  });
});

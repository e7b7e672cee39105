import { protectionsIn } from './row-security';

describe('row security of a migration 行级安全', () => {
  it('is read of one table, and of a scope', () => {
    expect(protectionsIn("call protect('plan', 'exists (select 1 from project p where p.id = ''x'')');\ncall protect_scope('posting', 'funds');\ncall protect_scope('entry', 'funds', 'source <> ''funding''');")).toEqual([
      { table: 'plan', how: 'protect', what: "exists (select 1 from project p where p.id = 'x')", unless: null },
      { table: 'posting', how: 'protect_scope', what: 'funds', unless: null }, { table: 'entry', how: 'protect_scope', what: 'funds', unless: "source <> 'funding'" },
    ]);
  });

  it('is read of each table of a loop', () => {
    const loop = "do $$\ndeclare facts text;\nbegin\n  foreach facts in array array['life_fact', 'fund_fact'] loop\n    call protect(facts::regclass, format('''*'' = %s.project_id', facts));\n  end loop;\nend $$;";
    expect(protectionsIn(loop)).toEqual(['life_fact', 'fund_fact'].map((table) => ({ table, how: 'protect', what: `'*' = ${table}.project_id`, unless: null })));
  });

  it('is not passed over where it cannot be read', () => {
    expect(() => protectionsIn("call protect('plan', 'true');\ncall protect(some_table, 'true');")).toThrow('1 of 2');
    expect(protectionsIn('create procedure protect(protected regclass, condition text) as $$ call protect_writing(protected); $$; -- call protect(nothing)')).toEqual([]);
  });
});

import { committedSchema, schemaFault } from './served-schema';

describe('the schema that a service serves 服务模式', () => {
  it('is the one that the supergraph was composed from', () => {
    const committed = committedSchema('projects') ?? '';
    expect(committed).toContain('type Project');
    expect(schemaFault(committed.trim(), committed)).toBeNull();
    expect(schemaFault(`${committed}\ntype Secret { id: ID! }`, committed)).toMatch(/npm run generate/);
  });

  it('is not looked for where there is none', () => {
    expect(committedSchema('nobody')).toBeNull();
    expect(schemaFault('type A { b: ID }', null)).toBeNull();
  });
});

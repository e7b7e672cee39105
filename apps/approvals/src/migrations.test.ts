import { copiesFaults } from '@cornerstone/testing/copies-whole';
import { entitiesAgree } from '@cornerstone/testing/entities-agree';
import { definition } from './slices';

describe('migrations 数据库迁移', () => {
  it('agree with the entities', async () => {
    expect(await entitiesAgree('approvals', definition.slices)).toEqual([]);
  });

  it('let every copy be built anew', async () => {
    expect(await copiesFaults(definition)).toEqual([]);
  });
});

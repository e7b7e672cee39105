import { startTestService } from './test-service';

describe('a service under test 受测服务', () => {
  it('is refused where its policies rest on projects that it does not hear of', async () => {
    await expect(startTestService({ name: 'funding', slices: [] })).rejects.toThrow(/policies of .*fund_line.* rest on project_copy: add copies: \[projectCopies\] to the definition of funding/);
  });
});

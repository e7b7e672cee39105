import { SnakeNaming } from './naming';

const naming = new SnakeNaming();

describe('names in the database 命名', () => {
  it.each([['totalInvestment', 'total_investment'], ['id', 'id'], ['regionPaths', 'region_paths'], ['sha256Digest', 'sha256_digest'], ['isPlannedStart', 'is_planned_start']])('column %s is %s', (property, column) => {
    expect(naming.columnName(property, undefined as never, [])).toBe(column);
  });

  it('name a table by its class, or as it is told', () => {
    expect([naming.tableName('ProjectCopy'), naming.tableName('PlanLine', 'lines')]).toEqual(['project_copy', 'lines']);
    expect(naming.columnName('amount', 'sum_total', ['annualPlan'])).toBe('annual_plan_sum_total');
  });
});

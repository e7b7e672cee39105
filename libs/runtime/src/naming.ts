import { DefaultNamingStrategy, type NamingStrategyInterface } from 'typeorm';

/** totalInvestment → total_investment. */
export const snakeCased = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

export class SnakeNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override tableName(className: string, customName?: string): string {
    return customName ?? snakeCased(className);
  }
  override columnName(propertyName: string, customName: string | undefined, prefixes: string[]): string {
    return [...prefixes.map(snakeCased), customName ?? snakeCased(propertyName)].join('_');
  }
}

import { isDay, type Day } from '@cornerstone/kernel/day';
import { z } from 'zod';
import type { Sentence } from './sentence';
import { told } from './words';

/** What a rule decides: something that happened, known since a day. It becomes an event when it is recorded. */
export interface Fact<T extends string = string, D = unknown> { type: T; knownOn: Day; data: D }

/** One event type: the single source of its TypeScript type, its run-time validation and its description. */
export interface EventDefinition<T extends string = string, S extends z.ZodType = z.ZodType> {
  type: T;
  /** One topic per aggregate: `projects.project` of `projects.project.started.v1`. */
  topic: string;
  title: Sentence;
  /** What follows the title: its main figures and dates; null where the title says it all. */
  says: ((data: never) => Sentence | null) | null;
  data: S;
  of(knownOn: Day, data: z.input<S>): Fact<T, z.output<S>>;
  /** How it is told, for one release, to readers of the version whose place it took. */
  before?: Before;
}

export interface Before { definition: EventDefinition; data(data: never): unknown }
export interface Succession<S extends z.ZodType, B extends EventDefinition> { before: { definition: B; data(data: z.output<S>): z.input<B['data']> } }

export const topicOf = (type: string): string => type.split('.').slice(0, 2).join('.');

/** The service that alone may publish a type: `projects` of `projects.project.started.v1`. */
export const publisherOf = (type: string): string => type.split('.')[0] ?? '';

export const byType = (a: { type: string }, b: { type: string }): number => (a.type < b.type ? -1 : 1);

export function defineEvent<T extends string, S extends z.ZodType, B extends EventDefinition = EventDefinition>(type: T, title: Sentence, says: ((data: z.output<S>) => Sentence | null) | null, data: S, succession?: Succession<S, B>): EventDefinition<T, S> {
  return { type, topic: topicOf(type), title, says, data, of: (knownOn, value) => ({ type, knownOn, data: data.parse(value) }), ...succession };
}

export type DataOf<E extends EventDefinition> = z.output<E['data']>;

/** CloudEvents 1.0 with our extensions, as a consumer receives it. Ids, never personal data. */
export interface Received<D = unknown> {
  id: string; type: string; source: string; subject: string | null; time: string; knownOn: Day;
  key: string; projectId: string | null; aggregateId: string; aggregateVersion: number;
  regionPaths: string[]; actorId: string; departmentId: string | null; traceparent: string | null; data: D;
}

export const yuan = told(z.string().regex(/^-?\d{1,18}\.\d{2}$/), 'Amount in yuan: an exact decimal string with two places, never a float', '金额（元），两位小数的十进制字符串', '32005000.00');
export const isoDay = told(z.string().regex(/^\d{4}-\d{2}-\d{2}$/).refine(isDay, 'no such day').meta({ format: 'date' }), 'Calendar date YYYY-MM-DD, Asia/Shanghai', '日期 YYYY-MM-DD（北京时间）', '2024-06-12');
export const percent = told(z.string().regex(/^\d{1,3}(\.\d{1,4})?$/), 'Percent as a decimal string, at most four places: 42.5 is 42.5 %', '百分比（%），至多四位小数', '42.5');

import type { Entry } from './entry';
import { graphEntries } from './graph.entries';
import { importEntries } from './import.entries';
import { kafkaEntries } from './kafka.entries';
import { settingEntries } from './settings.entries';
import { tokenEntries } from './token.entries';
import { valueEntries } from './values.entries';

export interface Group {
  title: string;
  entries: readonly Entry[];
  /** Each is met by a process of its own: the next may be under way already. */
  aside?: true;
}

/** Everything bad that is sent to a house on purpose, by where it comes in. */
export const catalogue: readonly Group[] = [
  { title: 'GraphQL · 查询', entries: [...graphEntries, ...valueEntries] },
  { title: 'Spreadsheets · 表格导入', entries: importEntries },
  { title: 'Messages · 消息', entries: kafkaEntries },
  { title: 'Tokens · 令牌', entries: tokenEntries },
  { title: 'Settings · 配置', entries: settingEntries, aside: true },
];

export const NUMBERS = 74;

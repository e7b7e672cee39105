import { Rejection, type RejectionCode, type Sentence } from '@cornerstone/kernel/rejection';
import { LARGEST_PAGE } from '@cornerstone/runtime/graph/page-size';

export interface Limit { most: number; unit: string; code: RejectionCode; what: Sentence; advice: Sentence }

const smaller = { en: 'Ask for it in several operations.', zh: '请拆分为多个操作。' };
const later = { en: 'Wait as long as Retry-After says.', zh: '请按 Retry-After 等待后重试。' };

/** What one operation, one person and one address may take of the front door; docs/limits.md is held against this table. */
export const LIMITS = {
  body: { most: 256 * 1024, unit: 'bytes', code: 'BAD_USER_INPUT', what: { en: 'Size of a request', zh: '请求体大小' }, advice: { en: 'Send it in several requests.', zh: '请分多次发送。' } },
  nesting: { most: 64, unit: 'levels of brackets', code: 'BAD_USER_INPUT', what: { en: 'Nesting of a request', zh: '请求嵌套层数' }, advice: { en: 'No field of ours is that deep.', zh: '没有字段需要如此深的嵌套。' } },
  tokens: { most: 2_000, unit: 'tokens', code: 'BAD_USER_INPUT', what: { en: 'Tokens of a document', zh: '文档词元数' }, advice: { en: 'Put values into variables, or ask in several operations.', zh: '请改用变量传值，或拆分为多个操作。' } },
  depth: { most: 10, unit: 'levels of fields', code: 'TOO_EXPENSIVE', what: { en: 'Depth of an operation', zh: '查询深度' }, advice: { en: 'Begin a second operation at the inner object.', zh: '请以内层对象为起点另行查询。' } },
  fields: { most: 1_000, unit: 'fields, fragments laid open', code: 'TOO_EXPENSIVE', what: { en: 'Fields of an operation', zh: '展开后的字段数' }, advice: smaller },
  aliases: { most: 30, unit: 'aliases and repeated fields', code: 'TOO_EXPENSIVE', what: { en: 'Aliases of an operation', zh: '别名与重复字段数' }, advice: smaller },
  'root-fields': { most: 20, unit: 'root fields', code: 'TOO_EXPENSIVE', what: { en: 'Root fields of an operation', zh: '根字段数' }, advice: smaller },
  directives: { most: 50, unit: 'directives', code: 'TOO_EXPENSIVE', what: { en: 'Directives of an operation', zh: '指令数' }, advice: smaller },
  cost: { most: 5_000, unit: 'objects', code: 'TOO_EXPENSIVE', what: { en: 'Cost of an operation', zh: '查询开销' }, advice: { en: 'Ask for smaller pages (first), or for fewer lists within lists.', zh: '请减小 first，或减少嵌套列表。' } },
  introspection: { most: 1_000_000, unit: 'values of the schema, about', code: 'TOO_EXPENSIVE', what: { en: 'Size of what is asked of the schema', zh: '内省查询规模' }, advice: { en: 'Ask for the schema once, with the introspection query of your tool.', zh: '请使用工具自带的内省查询，一次获取。' } },
  page: { most: LARGEST_PAGE, unit: 'items', code: 'BAD_USER_INPUT', what: { en: 'Items of a page', zh: '每页条数' }, advice: { en: 'Go on with after.', zh: '请使用 after 翻页。' } },
  time: { most: 10, unit: 'seconds', code: 'TOO_EXPENSIVE', what: { en: 'Seconds of an operation', zh: '查询时长（秒）' }, advice: smaller },
  response: { most: 10 * 1024 * 1024, unit: 'bytes', code: 'TOO_EXPENSIVE', what: { en: 'Size of an answer', zh: '响应大小' }, advice: { en: 'Ask for fewer fields or a smaller page.', zh: '请减少字段或减小每页条数。' } },
  'at-once': { most: 60, unit: 'a person', code: 'RATE_LIMITED', what: { en: 'Operations and downloads under way at once', zh: '同时进行的操作与下载数' }, advice: later },
  reads: { most: 600, unit: 'operations a person and minute', code: 'RATE_LIMITED', what: { en: 'Queries and subscriptions within a minute', zh: '每分钟查询次数' }, advice: later },
  mutations: { most: 60, unit: 'mutations a person and minute', code: 'RATE_LIMITED', what: { en: 'Mutations within a minute', zh: '每分钟变更次数' }, advice: later },
  imports: { most: 600, unit: 'parts of an import a person and minute', code: 'RATE_LIMITED', what: { en: 'Parts of an import within a minute', zh: '每分钟导入批次' }, advice: later },
  strangers: { most: 300, unit: 'refused tokens an address and minute', code: 'RATE_LIMITED', what: { en: 'Requests without a valid token within a minute', zh: '每分钟无效令牌请求数' }, advice: later },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

/** What was found is left out where counting was given up. */
export function exceeded(name: LimitName, found: number | null, more: Record<string, unknown> = {}, most: number = LIMITS[name].most): Rejection {
  const { what, advice, code } = LIMITS[name];
  return new Rejection(`limits.${name}`, {
    en: `${what.en}: ${found === null ? '' : `${found}, `}at most ${most}. ${advice.en}`, zh: `${what.zh}${found === null ? '' : `为 ${found}，`}上限为 ${most}。${advice.zh}`,
  }, { limit: most, ...(found !== null && { found }), ...more }, code);
}

import type { JsonSchema } from './json-schema';

/** The attributes that `toWire` gives every message, as headers (CloudEvents 1.0 Kafka binding, binary mode). */
const attribute = (en: string, zh: string, more: JsonSchema = {}): JsonSchema => ({ type: 'string', description: `${en} · ${zh}`, ...more });

export const envelopeHeaders: JsonSchema = {
  type: 'object',
  description: 'CloudEvents 1.0 attributes as Kafka headers; every value is UTF-8 text · CloudEvents 1.0 属性，作为 Kafka 消息头，UTF-8 文本',
  properties: {
    ce_specversion: attribute('CloudEvents version', 'CloudEvents 版本', { const: '1.0' }),
    ce_id: attribute('Id of the event, evt_ and a UUIDv7: the same id is the same event, count it once', '事件标识；同一标识即同一事件，只计一次'),
    ce_type: attribute('What happened: service.aggregate.past-tense.version', '事件类型'),
    ce_source: attribute('Service that published it', '发布服务'),
    ce_time: attribute('When it was recorded, RFC 3339', '记录时刻（RFC 3339）', { format: 'date-time' }),
    ce_subject: attribute('Business code of what it is about, such as the project code; absent where there is none', '业务代码（如项目代码），无则不出现'),
    ce_dataschema: attribute('Name of the schema of the data', '数据模式名称'),
    ce_projectid: attribute('Project it is about, prj_; absent where no project is concerned', '所涉项目标识，不涉及项目时不出现'),
    ce_aggregateid: attribute('Aggregate it happened to', '聚合标识'),
    ce_aggregateversion: attribute('Version of the aggregate after it, from 1 without gaps: order by it', '聚合版本，自 1 起连续，据此排序', { pattern: '^[1-9]\\d{0,8}$' }),
    ce_regionpaths: attribute('Paths of the regions concerned from the province down, joined by commas; several for a project of several cities, whose figures belong to the province and not to one city; may be empty, in JSON it is left out then', '所涉区划路径，以逗号分隔；跨市项目有多条，其数据计入省级而非某一市；可为空，此时 JSON 中不出现'),
    ce_knownon: attribute('Day since which the fact is known, YYYY-MM-DD, Asia/Shanghai: figures as of a day use this one', '知悉日期（北京时间），按截至日统计时使用', { format: 'date' }),
    ce_actorid: attribute('Person or service that caused it; an id, never a name', '操作者标识，不含姓名'),
    ce_departmentid: attribute('Department the person acted for; absent where there is none', '所代表部门标识，无则不出现'),
    ce_traceparent: attribute('W3C trace context of the request that caused it; absent where there is none', 'W3C 追踪上下文，无则不出现'),
    'content-type': attribute('Type of the value', '内容类型', { const: 'application/json' }),
  },
  required: ['ce_specversion', 'ce_id', 'ce_type', 'ce_source', 'ce_time', 'ce_dataschema', 'ce_aggregateid', 'ce_aggregateversion', 'ce_regionpaths', 'ce_knownon', 'ce_actorid', 'content-type'],
};

import { z } from 'zod';
import { topics } from './catalogue';
import { publisherOf } from './define';
import { told } from './words';

export interface Said { en: string; zh: string }

/** What each topic is about: its aggregate, whose versions count from 1, and what keys it. */
const own = { en: 'the aggregate\'s own id', zh: '聚合自身标识' };
const project = { en: 'project id', zh: '项目标识' };
const projectOrOwn = { en: 'project id; the aggregate\'s own id where no project is concerned', zh: '项目标识；不涉及项目时为聚合自身标识' };

export const aboutTopics: Readonly<Record<string, { about: Said; aggregate: Said; key: Said }>> = {
  'approvals.case': { about: { en: 'Joint approval: cases, decisions, clocks, promises', zh: '联审联批：案件、决定、计时、承诺' }, aggregate: { en: 'an approval case (apv_), or the check of a start (stc_)', zh: '审批案件（apv_）或开工核查（stc_）' }, key: project },
  'directory.clock': { about: { en: 'The day of a demonstration', zh: '演示日期' }, aggregate: { en: 'the one clock', zh: '唯一的时钟' }, key: own },
  'directory.department': { about: { en: 'Departments', zh: '部门' }, aggregate: { en: 'a department (dep_)', zh: '部门（dep_）' }, key: own },
  'directory.person': { about: { en: 'People: ids and rights, never names', zh: '人员：仅标识与权限' }, aggregate: { en: 'a person (per_)', zh: '人员（per_）' }, key: own },
  'directory.region': { about: { en: 'Regions and functional zones', zh: '行政区划与功能区' }, aggregate: { en: 'a region, by its code', zh: '区划（以代码为标识）' }, key: own },
  'elements.guarantee': { about: { en: 'What a project needs of land, energy, labour …, is promised and has got', zh: '项目要素需求、预留与落实' }, aggregate: { en: 'a need (eln_)', zh: '要素需求（eln_）' }, key: project },
  'elements.pool': { about: { en: 'Pools of elements by region and year', zh: '区划年度要素指标池' }, aggregate: { en: 'a pool (elp_)', zh: '指标池（elp_）' }, key: own },
  'funding.ledger': { about: { en: 'Money: batches, allocation, issue, disbursement, payment, return', zh: '资金：批次、下达、发行、拨付、支付、收回' }, aggregate: { en: 'what a project has of a batch (fln_), or the batch itself (bat_)', zh: '项目在某批次的资金（fln_）或批次本身（bat_）' }, key: projectOrOwn },
  'projects.campaign': { about: { en: 'Campaigns of starts and resumptions', zh: '开复工战役' }, aggregate: { en: 'a campaign (cmp_)', zh: '战役（cmp_）' }, key: own },
  'projects.expert': { about: { en: 'Experts of the appraisal pool: who came, left or stands aside; ids and specialties, never names', zh: '评审专家：入库、退库、回避，仅标识与专业' }, aggregate: { en: 'an expert (exp_)', zh: '专家（exp_）' }, key: own },
  'projects.file': { about: { en: 'Uploaded files: evidence and letters, by id and digest', zh: '已上传文件：佐证材料与承诺函，仅标识与摘要' }, aggregate: { en: 'a file (fil_)', zh: '文件（fil_）' }, key: project },
  'projects.goal': { about: { en: 'Goals of regions and programmes', zh: '区域与专项目标' }, aggregate: { en: 'a goal (gol_)', zh: '目标（gol_）' }, key: own },
  'projects.lead': { about: { en: 'Investment promotion: leads, talks, signing, landing', zh: '招商引资：线索、洽谈、签约、落地' }, aggregate: { en: 'a lead (led_)', zh: '招商线索（led_）' }, key: own },
  'projects.panel': { about: { en: 'Panels that appraise a project: drawn, heard, concluded', zh: '专家论证组：抽取、意见、结论' }, aggregate: { en: 'a panel (pnl_)', zh: '论证组（pnl_）' }, key: project },
  'projects.programme': { about: { en: 'Programmes by province and year', zh: '专项工程（按省份、年度）' }, aggregate: { en: 'a programme (prg_)', zh: '专项工程（prg_）' }, key: own },
  'projects.project': { about: { en: 'The life of projects: ledger, lists, plans, reports, stages', zh: '项目全过程：台账、清单、计划、进度、阶段' }, aggregate: { en: 'a project (prj_)', zh: '项目（prj_）' }, key: project },
  'projects.reserve': { about: { en: 'The reserve library: entries, quarterly sessions, standards, goals', zh: '储备库：条目、季度滚动调整、准入标准、规模目标' }, aggregate: { en: 'an entry (rsv_), a session (rss_), or a standard, goal or policy (std_, rsg_, rsp_)', zh: '储备条目（rsv_）、会议（rss_），或标准、目标、参数（std_、rsg_、rsp_）' }, key: projectOrOwn },
  'projects.round': { about: { en: 'Three batches and concentrated starts: rounds, additions, adjustments', zh: '三个一批与集中开工：期次、增补、调整' }, aggregate: { en: 'a round (rnd_)', zh: '期次（rnd_）' }, key: own },
  'projects.sector': { about: { en: 'The classification by sector, cluster and chain', zh: '行业、产业集群、产业链分类' }, aggregate: { en: 'a node of the classification, by its code, or a mapping of a word (swd_)', zh: '分类（以代码为标识）或行业词归类（swd_）' }, key: own },
  'projects.sprint': { about: { en: 'Sprints in which projects report each day or week', zh: '攻坚行动（日报、周报）' }, aggregate: { en: 'a sprint (spr_)', zh: '攻坚行动（spr_）' }, key: own },
  'supervision.issue': { about: { en: 'Issues that someone must solve', zh: '待整改问题' }, aggregate: { en: 'an issue (iss_)', zh: '问题（iss_）' }, key: projectOrOwn },
};

/** Beside its events every service has a topic for what it could not take in and one for the head of its hash chain. */
export const publishers: readonly string[] = [...new Set(topics.map(publisherOf))];
export const deadLetterTopic = (service: string): string => `${service}.dead-letter`;
export const chainHeadTopic = (service: string): string => `${service}.chain-head`;

/** Why a message could not be taken in; the key, the bytes and the original headers stay beside these as they came. */
export const deadLetterHeaders = told(z.object({
  dlq_topic: told(z.string(), 'Topic it came from', '原主题', 'projects.project'), dlq_partition: told(z.string(), 'Partition it came from', '原分区', '3'), dlq_offset: told(z.string(), 'Offset it came from', '原偏移量', '1042'),
  dlq_reason: told(z.string(), 'Why it could not be taken in', '无法处理的原因', 'The message is no event of ours: the value is empty.'), dlq_tries: told(z.string(), 'How often it was tried', '尝试次数', '5'),
  dlq_service: told(z.string(), 'Service that could not take it in', '处理失败的服务', 'supervision'), dlq_failedat: told(z.string(), 'When it was given up, RFC 3339', '放弃处理的时刻（RFC 3339）', '2024-06-12T01:02:03.004Z'),
}), 'Headers of a dead letter, beside the original ones', '死信消息头，原消息头一并保留');

/** The signed head of a service's hash chain: a reader of the stream proves by it that nothing was left out or changed. */
export const chainHead = told(z.object({
  position: told(z.number().int(), 'Position of the last event published', '末条事件的序号', 20_417), hash: told(z.string(), 'Hash of that event, chained to all before it, hexadecimal', '末条事件的链式哈希（十六进制）', 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c'),
  service: told(z.string(), 'Service whose chain it is', '所属服务', 'projects'), key: told(z.string(), 'Which of its keys signed: the first 16 hex digits of its SHA-256', '签名密钥标识（密钥 SHA-256 的前 16 位十六进制）', '3f1c0a9be27d5548'),
  at: told(z.string(), 'When it was signed, RFC 3339', '签名时刻（RFC 3339）', '2024-06-12T01:02:03.004Z'), signature: told(z.string(), 'Signature of the head by the service', '服务对链首的签名', 'MEUCIQDx1n2N4mBqYV0d1zqQ2x3kq0l8m0b4o5j6y7t8u9w0xQIgK5v6W7x8y9z0'),
}), 'The signed head of a service\'s hash chain, every 60 s', '服务事件哈希链的签名链首，每 60 秒一次');

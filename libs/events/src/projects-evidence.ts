import { z } from 'zod';
import { defineEvent, isoDay } from './define';
import { same } from './sentence';
import { count, idOf, reason, text, told } from './words';

export const evidenceKinds = ['PHOTO', 'VIDEO', 'DRONE', 'SATELLITE'] as const;
export const evidenceSubjects = ['REPORT', 'MILESTONE', 'START'] as const;
export const contradictionKinds = ['EVIDENCE_OUTSIDE', 'FILE_REUSED', 'PROGRESS_GAP', 'ODD_REPORTS'] as const;
export const feedKinds = ['VIDEO', 'DUST'] as const;

const KINDS = { PHOTO: '照片', VIDEO: '视频', DRONE: '无人机', SATELLITE: '卫星影像' } as const;
const FEEDS = { VIDEO: '视频监控', DUST: '扬尘监测' } as const;
const degrees = z.string().regex(/^-?\d{1,3}(\.\d{1,7})?$/);
const lon = told(degrees, 'Longitude, WGS 84, degrees as a decimal string', '经度（WGS 84，十进制度）', '113.6253');
const lat = told(degrees, 'Latitude, WGS 84, degrees as a decimal string', '纬度（WGS 84，十进制度）', '34.7466');

export const siteDeclared = defineEvent('projects.project.site-declared.v1',
  { en: 'The site of a project was declared', zh: '项目红线划定' },
  ({ radius, points }) => (radius === null ? { zh: `${points.length} 个界址点`, en: `${points.length} corners` } : { zh: `半径 ${radius} 米`, en: `radius ${radius} m` }),
  told(z.object({
    siteId: idOf('sit', 'Id of the declaration', '红线标识'), points: told(z.array(told(z.object({ lon, lat }), 'A point', '点')), 'Corners of the polygon in order, or the one centre', '界址点（依次）或圆心'),
    radius: told(count('Radius in metres', '半径（米）', 800).nullable(), 'Radius in metres around the centre; null for a polygon', '半径（米）；多边形为空', null),
  }), 'Takes the place of every earlier declaration; evidence is judged by it (P9)', '替代此前的红线，佐证材料据此判断（P9）'));

export const evidenceAdded = defineEvent('projects.project.evidence-added.v1',
  { en: 'Evidence was added', zh: '佐证材料入库' },
  ({ kind, takenAt, inside }) => ({ zh: `${KINDS[kind]}，${takenAt}${inside === false ? '，不在红线内' : ''}`, en: `${kind.toLowerCase()}, ${takenAt}${inside === false ? ', outside the site' : ''}` }),
  told(z.object({
    evidenceId: idOf('evd', 'Id of the evidence', '佐证标识'), fileId: idOf('fil', 'Id of the stored file', '文件标识'), kind: told(z.enum(evidenceKinds), 'How it was seen: photo, video, drone, satellite', '类型：照片、视频、无人机、卫星影像', 'DRONE'),
    takenAt: told(z.iso.datetime(), 'When it was taken, RFC 3339, UTC', '拍摄时刻（RFC 3339，UTC）', '2024-06-12T02:30:00.000Z'), digest: text('SHA-256 of the stored bytes, 64 hexadecimal digits', '内容的 SHA-256 摘要（64 位十六进制）', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'),
    lon: told(lon.nullable(), 'Longitude; null where no place is told', '经度；未注明为空'), lat: told(lat.nullable(), 'Latitude; null where no place is told', '纬度；未注明为空'),
    inside: told(z.boolean().nullable(), 'Within the site declared by then; null without a site or a place', '是否在红线内；未划红线或未注明地点为空', true),
    about: told(z.enum(evidenceSubjects).nullable(), 'What it shows: a report, a milestone, the start; null for the works as such', '所证事项：进度报告、节点、开工；一般佐证为空', 'REPORT'),
    reportId: told(idOf('rpt', 'Id of the report', '进度报告标识').nullable(), 'Id of the report it is about; rpt_ and a UUIDv7; null for others', '所证进度报告标识；其他为空', null),
  }), 'A stored file says what was seen where and when (P9)', '以文件佐证何时何地所见（P9）'));

/** No person: who answers for it is read in the accountability record. */
export const contradictionRaised = defineEvent('projects.project.contradiction-raised.v1',
  { en: 'What was said and what was found contradict each other', zh: '发现疑点' },
  ({ explanation, explanationEn }) => ({ zh: explanation, en: explanationEn }),
  told(z.object({
    accountabilityId: idOf('acc', 'Id of the accountability record', '责任记录标识'), kind: told(z.enum(contradictionKinds), 'Evidence outside the site, a file used again, a gap between reported and measured progress, odd reports', '类别：佐证不在红线内、文件重复使用、进度差距、报送异常', 'PROGRESS_GAP'),
    explanation: text('What was said and what was found, in Chinese', '所报与所查（中文）', '报送形象进度 60%，核验为 45%，相差 15 个百分点'), explanationEn: text('The same in English', '所报与所查（英文）', 'Reported 60 %, measured 45 %: 15 points apart'),
    evidenceId: told(idOf('evd', 'Id of the evidence', '佐证标识').nullable(), 'The evidence concerned; evd_ and a UUIDv7; null for others', '所涉佐证；无则为空', null),
    reportId: told(idOf('rpt', 'Id of the report', '进度报告标识').nullable(), 'The report concerned; rpt_ and a UUIDv7; null for others', '所涉进度报告；无则为空', null),
    verificationId: told(idOf('ver', 'Id of the verification', '核验标识').nullable(), 'The verification that found it; ver_ and a UUIDv7; null for others', '发现疑点的核验；无则为空', null),
  }), 'Each raises an issue and an accountability record (P9); a later correction does not take it back', '每一疑点形成问题与责任记录（P9），事后更正不予撤销'));

export const feedRegistered = defineEvent('projects.project.feed-registered.v1',
  { en: 'A live feed of the site was registered', zh: '实时监测接入' },
  ({ kind, since }) => ({ zh: `${FEEDS[kind]}，${since} 起`, en: `${kind.toLowerCase()}, since ${since}` }),
  told(z.object({ feedId: idOf('fee', 'Id of the feed; its end names it again', '监测源标识，停用时再次引用'), kind: told(z.enum(feedKinds), 'Live video or dust', '视频监控或扬尘监测', 'VIDEO'), since: told(isoDay, 'First day on which it is live', '接入日期') }),
    'Live until a feed-retired of the same id (002); its address is not told', '接入至同一标识停用为止（002），地址不对外发布'));

export const feedRetired = defineEvent('projects.project.feed-retired.v1',
  { en: 'A live feed was retired', zh: '实时监测停用' },
  ({ on, reason }) => ({ zh: `${on}，${reason}`, en: `${on}, ${reason}` }),
  told(z.object({ feedId: idOf('fee', 'Id of the feed', '监测源标识'), kind: told(z.enum(feedKinds), 'Live video or dust', '视频监控或扬尘监测', 'VIDEO'), on: told(isoDay, 'Last day', '停用日期'), reason: told(reason, 'Why it ended', '停用理由', '竣工拆除') }),
    'Other feeds of the project stand', '项目其他监测源不变'));

export const proofSettingChanged = defineEvent('projects.proof-setting.changed.v1',
  { en: 'A threshold of verification was set', zh: '核验阈值调整' },
  ({ name, value, reason }) => same(`${name} = ${value}, ${reason}`),
  told(z.object({ name: text('Which threshold', '阈值名称', 'GAP_POINTS'), value: text('Its value as a decimal string', '取值（十进制字符串）', '10'), reason: told(reason, 'Why', '理由', '按省核查办法') }),
    'Holds from the day it is known on, never back (P9)', '自知悉之日起生效，不溯及既往（P9）'));

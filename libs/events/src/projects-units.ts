import { z } from 'zod';
import { defineEvent, isoDay } from './define';
import { same } from './sentence';
import { count, reason, text, told } from './words';

/** No person: who answers for the project is read in the graph, by those who need the name. */
export const projectUnitNamed = defineEvent('projects.project.unit-named.v1',
  { en: 'The unit that carries a project was named', zh: '项目单位登记' },
  ({ name, creditCode }) => same(`${name} ${creditCode}`),
  told(z.object({
    unitVersion: count('How often it was told; the highest one holds', '登记次序，以最高者为准', 1), name: text('Name of the unit', '单位名称', '郑州城建集团有限公司'),
    creditCode: text('Unified social credit code, GB 32100: 18 characters', '统一社会信用代码（GB 32100，18 位）', '91350100M000100Y43'),
    since: told(isoDay, 'First day on which it carries the project', '起始日期'), reason: told(reason.nullable(), 'Why it changed; null at first', '变更理由；首次登记为空', null),
  }), 'Takes the place of the unit before; what was known before keeps that one', '替代此前的项目单位；此前所知不变'));

import { z } from 'zod';
import { defineEvent } from './define';
import { projectLevels } from './projects';
import { flag, reason, text, told } from './words';

export const officerDemandChanged = defineEvent('projects.officer-demand.changed.v1',
  { en: 'Where projects need a police officer was set', zh: '项目警官要求' },
  ({ regionCode, asked, reason }) => ({ zh: `${regionCode}${asked ? '须配备' : '不要求'}，${reason}`, en: `${regionCode} ${asked ? 'asks for one' : 'asks for none'}, ${reason}` }),
  told(z.object({
    regionCode: text('Region and all below it', '区划（含下级）', '411100'), level: told(z.enum(projectLevels).nullable(), 'Level of the list; null for every project on a list', '清单级别；各级为空', 'CITY'),
    asked: flag('Whether an officer is asked for', '是否须配备'), reason: told(reason, 'Why', '理由', '重点项目警官负责制'),
  }), 'The deepest region that says something decides, a level before all levels (P7, 002)', '以最低一级区划的规定为准，指定级别优先（P7，002）'));

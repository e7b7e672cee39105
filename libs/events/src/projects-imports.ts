import { z } from 'zod';
import { defineEvent } from './define';
import { projectLevels, projectStages } from './projects';
import { same } from './sentence';
import { idOf, reason, text, told, year } from './words';

const importId = idOf('imp', 'Id of the import that is taken back', '被撤销的导入批次标识');

/** The opposite of listed: the import that brought the mention was wrong. Not a removal from the list (调退), which has an authority. */
export const projectUnlisted = defineEvent('projects.project.unlisted.v1',
  { en: 'A mention on a year\'s list was taken back', zh: '撤销清单条目' },
  ({ year: of, programme, reason: why }) => ({ zh: `${of === null ? '' : `${of}年`}${programme ?? '清单'}，${why}`, en: `${of === null ? '' : `${of} `}${programme ?? 'list'}, ${why}` }),
  told(z.object({
    listingId: idOf('lst', 'Id of the listing that no longer holds; listed again, it holds again', '不再有效的清单条目标识；再次列入即恢复'),
    importId,
    year: told(year.nullable(), 'Year of the list; null where the source names none', '清单年度；来源未注明为空'),
    programme: told(text('Programme', '专项', '省重点项目').nullable(), 'Programme in the list\'s own name; null for none', '专项名称；无则为空'),
    stage: told(z.enum(projectStages), 'Stage of the project without the mention', '撤销后项目所处阶段', 'RESERVED'),
    level: told(z.enum(projectLevels).nullable(), 'Level of the project without the mention; null where no list gives one', '撤销后项目级别；无清单级别为空', 'CITY'),
    reason,
  }), 'The import that brought the mention was taken back. Days before still know it', '带入该条目的导入已被撤销；此前日期的查询仍可见'));

export const projectWithdrawn = defineEvent('projects.project.withdrawn.v1',
  { en: 'A project was withdrawn: the import that entered it was taken back', zh: '撤销项目登记' },
  ({ reason: why }) => same(why),
  told(z.object({ importId, reason }), 'Listed and counted nowhere from this day, until it is registered again under the same id and code. Days before still know it', '自当日起不再列入任何清单和统计，直至以同一标识和代码重新登记；此前日期的查询仍可见'));

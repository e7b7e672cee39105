import { z } from 'zod';
import { defineEvent, yuan } from './define';
import { projectLevels } from './projects';
import { count, idOf, text, told, year } from './words';

export const programmeDefined = defineEvent('projects.programme.defined.v1',
  { en: 'A programme was defined', zh: '设立专项工程' },
  (data) => ({ zh: `${data.year}年${data.name}`, en: `${data.year} ${data.name}` }),
  told(z.object({
    province: text('Province whose programme it is', '省份区划代码', '410000'), year, name: text('Name, as the lists write it', '名称，与清单一致', '双百工程'), level: told(z.enum(projectLevels), 'Level at which it is run', '级别', 'PROVINCIAL'),
    quota: told(count('Projects', '项目数', 200).nullable(), 'How many projects it is to have; null where none is said', '计划项目数；未定为空'),
    parts: told(z.array(z.object({
      name: text('Name of the part', '分项名称', '新兴产业'), listedAs: told(text('Name on lists', '清单名称', '双百工程(新兴产业)').nullable(), 'Name by which lists mention the part; null where they do not', '清单中分项名称；无则为空'), quota: told(count('Projects', '项目数', 100).nullable(), 'How many projects the part is to have; null where none is said', '分项计划项目数；未定为空'),
    })), 'Parts, such as 100 emerging and 100 renovation', '分项，如新兴产业 100 项、技术改造 100 项'), authority: text('Who set it up', '设立机关', '省政府'),
  }), 'Keyed by province, year and name (P3): 双百工程 of Henan 2024 is not 双百 of Shanxi 2020', '以省份、年度、名称为键（P3）'));

export const investmentDivided = defineEvent('projects.project.investment-divided.v1',
  { en: 'The investment of a project was divided by region', zh: '总投资分区划' },
  ({ shares }) => ({ zh: `${shares.length} 个区划`, en: `${shares.length} regions` }),
  told(z.object({
    splitId: idOf('spl', 'Id of the split; a later one takes its place', '分配标识，以后者为准'),
    shares: told(z.array(z.object({ region: text('Region', '区划', '410900'), investment: told(yuan, 'Its share in yuan', '所占投资（元）') })), 'Share of each region, adding up to the total exactly', '各区划所占投资，合计等于总投资'),
  }), 'Only the owner\'s own figures split a project of several regions; without them it is listed in each and added in none', '仅按项目单位提供的数额分配；未提供者各地列示、不重复计入'));

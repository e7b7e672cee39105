import { z } from 'zod';
import { defineEvent, isoDay } from './define';
import { flag, idOf, text, told } from './words';

export const regionLevels = ['PROVINCE', 'CITY', 'COUNTY', 'ZONE'] as const;

const code = text('GB/T 2260 code of six digits; a functional zone without one has a code of ours', '行政区划代码（GB/T 2260 六位）；无国标代码的功能区用自编码', '410105');
const path = text('Codes from the province down, joined by dots; a region lies in another when its path begins with the other\'s', '自省级起的代码路径，以点相连；前缀即隶属', '410000.410100.410105');
const departmentId = text('Id of a department: dep_, region, kind', '部门标识（dep_区划_类别）', 'dep_410100_finance');

export const regionDefined = defineEvent('directory.region.defined.v1',
  { en: 'A region was entered or changed', zh: '区划登记' },
  null,
  told(z.object({
    code, name: text('Name of the region', '区划名称', '金水区'), level: told(z.enum(regionLevels), 'Level; ZONE is a functional zone that reports as a region', '级别；ZONE 为功能区', 'COUNTY'),
    parent: told(code.nullable(), 'Code of the region it lies in; null for a province', '上级区划代码；省级为空', '410100'), path,
    current: flag('False for an abolished code, which old projects still carry', '是否现行；已撤销代码为否'),
    endedOn: told(isoDay.nullable().optional(), 'First day on which an abolished code is no region any more; null or absent while it is one, or where none is known', '撤销日期；现行或未知为空', null),
    successors: told(z.array(code).optional(), 'Regions that took its place', '承接区划', []),
  }), 'All that is said of the region: takes the place of what was told before', '区划全部信息，替代此前内容'));

export const departmentDefined = defineEvent('directory.department.defined.v1',
  { en: 'A department was entered or changed', zh: '部门登记' },
  null,
  told(z.object({
    id: departmentId, name: text('Name of the department', '部门名称', '郑州市财政局'), kind: text('Kind, the same in every region: development_reform, finance, natural_resources …', '部门类别（全省统一）', 'finance'),
    region: told(code, 'Code of the region it belongs to', '所属区划代码', '410100'), regionPath: told(path, 'Path of that region from the province down', '所属区划路径', '410000.410100'),
  }), 'All that is said of the department: takes the place of what was told before', '部门全部信息，替代此前内容'));

/** Ids and rights only, never a name. */
export const personDefined = defineEvent('directory.person.defined.v1',
  { en: 'A person\'s departments or roles changed', zh: '人员登记' },
  null,
  told(z.object({
    id: idOf('per', 'Id of the person', '人员标识'), departments: told(z.array(departmentId), 'Departments the person acts for', '所代表的部门标识'),
    regionPaths: told(z.array(path), 'Regions, with all below them, the person acts in; * is the whole country', '履职区划（含下级）；* 为全国'),
    roles: told(z.array(text('A role', '角色', 'clerk')), 'Roles that give rights, such as clerk, drc, fin, sup', '角色，决定权限'), disabled: flag('May no longer act', '是否停用'),
  }), 'Ids and rights only, never a name; takes the place of what was told before', '仅含标识与权限，不含姓名；替代此前内容'));

/** Demonstration and tests only: production refuses to move the day. */
export const clockMoved = defineEvent('directory.clock.moved.v1',
  { en: 'The demonstration day was moved', zh: '演示日期调整' },
  null,
  told(z.object({ day: told(isoDay, 'The day that every service takes for today', '各服务当前采用的日期') }), 'Demonstrations and tests only: production refuses to move the day', '仅用于演示与测试，生产环境不可调整'));

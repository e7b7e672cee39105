/** The demonstration's own projects: invented, marked as such, spread over regions, sectors, kinds and fates. */
export interface DemoProject {
  key: string; name: string; regions: string[]; sector: string; level: 'PROVINCIAL' | 'CITY' | 'COUNTY'; kind: 'APPROVAL' | 'RATIFICATION' | 'FILING';
  /** 亿元 and 万元. */
  totalYi: string; planWan: string;
  phase: 'pre_work' | 'planned_new_start' | 'continuing';
  /** What becomes of it in the story. */
  fate: Fate;
}
export type Fate = 'PREPARING' | 'NOT_STARTED' | 'ON_TRACK' | 'SLOW' | 'STARTED_UNPERMITTED' | 'PROMISE_BROKEN' | 'SUSPENDED' | 'RESUMED' | 'COMPLETED' | 'COMMISSIONED' | 'AMENDED';

const of = (key: string, name: string, regions: string, sector: string, level: DemoProject['level'], kind: DemoProject['kind'], totalYi: string, planWan: string, phase: DemoProject['phase'], fate: Fate): DemoProject =>
  ({ key, name: `（演示）${name}`, regions: regions.split(';'), sector, level, kind, totalYi, planWan, phase, fate });

export const demoProjects: readonly DemoProject[] = [
  of('d01', '郑州新能源汽车零部件产业园', '410122', '制造业', 'PROVINCIAL', 'FILING', '28.5', '85000', 'planned_new_start', 'ON_TRACK'),
  of('d02', '郑州航空港智能终端基地', '410100', '制造业', 'PROVINCIAL', 'FILING', '46.2', '120000', 'continuing', 'ON_TRACK'),
  of('d03', '郑州中心城区雨污分流改造', '410105', '城建', 'CITY', 'APPROVAL', '9.8', '32000', 'planned_new_start', 'PROMISE_BROKEN'),
  of('d04', '郑州贾鲁河综合治理二期', '410100', '水利', 'CITY', 'APPROVAL', '12.6', '28000', 'continuing', 'AMENDED'),
  of('d05', '郑州人工智能算力中心', '410100', '新型基础设施', 'PROVINCIAL', 'FILING', '18.0', '60000', 'planned_new_start', 'STARTED_UNPERMITTED'),
  of('d06', '洛阳轴承产业升级项目', '410300', '制造业', 'PROVINCIAL', 'FILING', '15.3', '47000', 'continuing', 'COMPLETED'),
  of('d07', '洛阳伊滨科技新城路网', '410300', '交通', 'CITY', 'APPROVAL', '7.4', '21000', 'planned_new_start', 'ON_TRACK'),
  of('d08', '嵩县抽水蓄能电站', '410325', '能源', 'PROVINCIAL', 'RATIFICATION', '89.7', '96000', 'continuing', 'SLOW'),
  of('d09', '洛阳石化乙烯配套管廊', '410300', '制造业', 'PROVINCIAL', 'RATIFICATION', '6.9', '18000', 'planned_new_start', 'SUSPENDED'),
  of('d10', '开封纳米新材料园', '410200', '制造业', 'CITY', 'FILING', '11.2', '38000', 'planned_new_start', 'ON_TRACK'),
  of('d11', '新乡生物医药产业园', '410700', '制造业', 'CITY', 'FILING', '13.5', '41000', 'continuing', 'COMMISSIONED'),
  of('d12', '许昌电力装备智能工厂', '411000', '制造业', 'PROVINCIAL', 'FILING', '16.8', '52000', 'planned_new_start', 'RESUMED'),
  of('d13', '南阳中医药健康产业园', '411300', '社会民生', 'CITY', 'FILING', '8.6', '24000', 'pre_work', 'PREPARING'),
  of('d14', '信阳沿淮防洪工程', '411500', '水利', 'PROVINCIAL', 'APPROVAL', '21.4', '56000', 'continuing', 'ON_TRACK'),
  of('d15', '驻马店农产品加工园', '411700', '农业', 'CITY', 'FILING', '5.7', '19000', 'planned_new_start', 'SLOW'),
  of('d16', '周口至平顶山高速（演示段）', '411600;410400', '交通', 'PROVINCIAL', 'APPROVAL', '135.0', '240000', 'continuing', 'ON_TRACK'),
  of('d17', '商丘冷链物流枢纽', '411400', '服务业', 'CITY', 'FILING', '10.3', '30000', 'planned_new_start', 'ON_TRACK'),
  of('d18', '安阳钢铁超低排放改造', '410500', '制造业', 'CITY', 'FILING', '14.1', '45000', 'continuing', 'COMPLETED'),
  of('d19', '焦作多氟多电池材料', '410800', '制造业', 'PROVINCIAL', 'FILING', '19.9', '68000', 'planned_new_start', 'ON_TRACK'),
  of('d20', '濮阳新型化工基地管网', '410900', '城建', 'COUNTY', 'APPROVAL', '3.2', '11000', 'pre_work', 'PREPARING'),
  of('d21', '三门峡黄河生态廊道', '411200', '生态环保', 'CITY', 'APPROVAL', '6.1', '17000', 'planned_new_start', 'PROMISE_BROKEN'),
  of('d22', '济源纳米材料产业园', '419001', '制造业', 'CITY', 'FILING', '7.8', '26000', 'continuing', 'AMENDED'),
  of('d23', '漯河食品云仓', '411100', '服务业', 'COUNTY', 'FILING', '4.4', '15000', 'planned_new_start', 'NOT_STARTED'),
  of('d24', '鹤壁数据中心二期', '410600', '新型基础设施', 'PROVINCIAL', 'FILING', '22.0', '70000', 'planned_new_start', 'SLOW'),
];

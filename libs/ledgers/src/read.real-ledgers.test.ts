import { describe, expect, it } from '@jest/globals';
import { dataFile, places, REGIONS, sum } from './examples.fixture';
import type { Ledger } from './ledger';
import { readLedger } from './read';

const read = (name: string): Promise<Ledger> => readLedger({ name, bytes: dataFile(`ledgers/${name}`) }, REGIONS);
const codes = (ledger: Ledger) => [...new Set(ledger.warnings.map(({ code }) => code))].sort();

describe('read a ledger 读台账', () => {
  it('reads the city list of new starts of June 2012', async () => {
    const ledger = await read('luoyang-2012-06-new-starts.xlsx');
    expect(ledger).toMatchObject({ format: 'xlsx', title: '洛阳市2012年6月份新开工重大项目台账', sheets: ['6月新开工'], year: 2012, dataRows: 14, rejected: [] });
    const all = { level: 'CITY', programme: '重大项目', year: 2012, phase: 'new_start', kind: null, totalQuality: 'PUBLISHED', annualPlan: null, bonds: [] };
    for (const row of ledger.rows) expect(row).toMatchObject(all);
    expect(ledger.rows.map((row) => [row.row, row.name, row.regionCodes.join(), row.sector, row.totalInvestment, row.buildStart])).toEqual([
      [7, '洛阳铜加工集团有限责任公司镁材料产业园', '410300', '工业和高新技术', '2000000000.00', '2012-06'],
      [8, '洛阳瑞翔铝业有限公司铝加工项目（二期）', '410300', '工业和高新技术', '1000000000.00', '2012-06'],
      [9, '南车洛阳机车有限公司和谐型电力机车检修基地建设', '410300', '工业和高新技术', '470000000.00', '2012-06'],
      [10, '炘源晶光伏科技（洛阳）有限公司年产300兆瓦光伏电池组件', '410300', '工业和高新技术', '150000000.00', '2012-06'],
      [11, '洛阳昌华电子科技有限公司中大尺寸新型电容式触摸屏', '410300', '工业和高新技术', '150000000.00', null],
      [13, '伊川县德龙嘉苑社区', '410329', '城建', '1000000000.00', '2012-06'],
      [14, '伊川县古唐花园新型社区', '410329', '城建', '800000000.00', '2012-06'],
      [15, '正基置业汉宫花园', '410300', '城建', '440000000.00', '2012-06'],
      [17, '栾川县伏牛山居建设项目', '410324', '服务业', '1000000000.00', '2012-06'],
      [18, '宜阳县锦花商贸中心项目', '410327', '服务业', '180000000.00', '2012-06'],
      [19, '栾川县凤凰广场建设项目', '410324', '服务业', '160000000.00', '2012-06'],
      [21, '洛宁县新安虎线城区段拓宽改造工程', '410328', '基础设施', '295000000.00', '2012-06'],
      [22, '栾川县旅游产业集聚区客运站建设', '410324', '基础设施', '150000000.00', '2012-06'],
      [23, '宜阳县西庄专业园污水处理厂', '410327', '基础设施', '50000000.00', null],
    ]);
    expect(ledger.rows[3]!.buildContent).toBe('年产300兆瓦光伏电池组件');
    expect(ledger.rows[13]!.note).toBe('原报5000万元');
    expect(sum(ledger.rows.map((row) => row.totalInvestment))).toBe('7845000000.00');
  });

  it('flags that the categories of that list do not add up to its total, and leaves both as they are', async () => {
    const ledger = await read('luoyang-2012-06-new-starts.xlsx');
    expect(places(ledger.warnings)).toEqual([
      'C15 REGION_EMPTY', 'D5 TOTAL_DIFFERS', 'E5 PARTS_INCOMPLETE', 'D6 PARTS_INCOMPLETE', 'D12 PARTS_INCOMPLETE', 'E12 PARTS_INCOMPLETE',
      'E16 PARTS_INCOMPLETE', 'D20 PARTS_INCOMPLETE', 'E20 PARTS_INCOMPLETE', 'D24 PARTS_INCOMPLETE', 'E24 PARTS_INCOMPLETE',
    ]);
    expect(ledger.totals[0]).toEqual({ sheet: '6月新开工', row: 5, label: '合计（34个）', column: 'D', stated: '10850000000.00', computed: '10860000000.00', count: 34 });
    expect(ledger.totals.find(({ row, column }) => row === 16 && column === 'D')).toMatchObject({ stated: '1340000000.00', computed: '1340000000.00', count: 3 });
  });

  it('reads the provincial list of expressways with several cities in a cell', async () => {
    const ledger = await read('henan-2019-expressways.xlsx');
    expect(ledger).toMatchObject({ title: '2019年河南省高速公路“双千工程”计划开工项目表', year: 2019, dataRows: 14, rejected: [] });
    for (const row of ledger.rows) expect(row).toMatchObject({ level: 'PROVINCIAL', programme: '双千工程', year: 2019, phase: 'planned_new_start', buildStart: '2019' });
    expect(ledger.rows.map((row) => [row.row, row.name, row.regionCodes.join(' '), row.scale, row.totalInvestment, row.buildEnd])).toEqual([
      [6, '兰原高速封丘至原阳段', '410727 410725', '68公里', '5500000000.00', '2022-12-31'],
      [7, '沿太行高速新乡段', '410782', '30公里', '2500000000.00', '2022'],
      [9, '安罗高速上蔡至罗山段', '411722 411727 411723 411724 411528 411521', '149公里', '12500000000.00', '2022-12-31'],
      [10, '许昌至信阳高速公路', '411003 411122 411103 411102 411121 411721 411728 411702 411725 411503', '173公里', '15700000000.00', '2022'],
      [12, '阳新高速濮阳段', '410902 410928', '34公里', '3300000000.00', '2022-12-31'],
      [13, '阳新高速宁陵至沈丘段', '411423 411422 411424 411628 411625 411624', '154公里', '12400000000.00', '2022'],
      [14, '渑淅高速渑池至洛宁段', '411221 410327 410328', '41公里', '5900000000.00', '2022-12-31'],
      [15, '渑淅高速西峡至淅川段', '411323 411326', '53公里', '6700000000.00', '2022'],
      [16, '渑淅高速洛宁至栾川段', '410328 410325 410324', '60公里', '9700000000.00', '2022-12-31'],
      [17, '郑西高速双龙至西峡段', '411323', '14公里', '2000000000.00', '2022'],
      [18, '栾川至卢氏高速公路', '410324 411224', '75公里', '15400000000.00', '2022-12-31'],
      [20, '连霍二广高速联络线', '410323 410327 410329', '82公里', null, '2022-12-31'],
      [21, '连霍呼北高速联络线', '410000', null, null, '2022'],
      [22, '濮卫高速濮阳段', '410000', null, null, '2022-12-31'],
    ]);
    expect([...new Set(ledger.rows.map(({ sector }) => sector))]).toEqual(['服务郑州大都市区', '京港澳高速分流通道', '“网起来、环起来、串起来”等内联外通', '城市环线']);
    expect(sum(ledger.rows.map((row) => row.totalInvestment))).toBe('91600000000.00');
    expect(places(ledger.warnings)).toEqual(['F20 TOTAL_EMPTY', 'D21 REGION_EMPTY', 'F21 TOTAL_EMPTY', 'D22 REGION_EMPTY', 'F22 TOTAL_EMPTY', 'F23 PARTS_INCOMPLETE']);
    expect(ledger.totals.map(({ row, stated, computed, count }) => [row, stated, computed, count])).toEqual([
      [5, '8000000000.00', '8000000000.00', 2], [8, '28200000000.00', '28200000000.00', 2], [11, '55400000000.00', '55400000000.00', 7],
      [19, '0.00', '0.00', 3], [23, '108600000000.00', '91600000000.00', 14],
    ]);
  });

  it('reads the bond ledger: six projects, fourteen issues, every date and rate style', async () => {
    const ledger = await read('bond-use-ledger.xlsx');
    expect(ledger).toMatchObject({ title: '政府债券项目资金使用情况台账（存续期公开）', year: null, dataRows: 14, rejected: [] });
    expect(ledger.rows.map((row) => [row.row, row.name, row.totalInvestment, row.usedCumulative, row.asOfText, row.bonds.length])).toEqual([
      [5, '登封市大金店镇现代农业产业园项目', null, '20000000.00', '2024-12-31', 2],
      [8, '登封市高温元件产业园项目', null, '89000000.00', '2024-12-31', 4],
      [13, '滑县产业集聚区珠江路小学项目', null, '20000000.00', null, 1],
      [14, '国道G341汪流屯服务区项目', '49260000.00', '2459900.00', null, 1],
      [15, '天坡水库加固工程', '41481400.00', '5000000.00', null, 1],
      [16, '黄淮学院外籍教师专家留学生公寓项目', '72000000.00', '25000000.00', '2021-12-31', 5],
    ]);
    const issues = ledger.rows.flatMap(({ bonds }) => bonds);
    expect(issues.map((issue) => [issue.row, issue.batchNo, issue.issuedOn, issue.amount, issue.termYears, issue.ratePercent])).toEqual([
      [5, '十二期', '2023-04-07', '10000000.00', 15, '3.1'], [6, '四十期', '2024-09-25', '10000000.00', 15, '2.17'],
      [8, '三十九期', '2023-08-24', '20000000.00', 15, '2.9'], [9, '三十五期', '2023-08-24', '30000000.00', 15, '2.97'],
      [10, '五期', '2024-02-05', '30000000.00', 15, '2.65'], [11, '五十九期', '2024-11-21', '29000000.00', 15, '2.36'],
      [13, '九期', null, '20000000.00', 3, '2.3'], [14, null, '2023', '5000000.00', 15, '3.06'], [15, '四十一期', '2024', '15000000.00', 30, '4.50'],
      [16, null, '2020-09', '3473000.00', 10, null], [17, null, '2020-09', '5473000.00', 10, null], [18, null, '2020-12', '285000.00', 10, null],
      [19, null, '2020-12', '7559000.00', 10, null], [20, null, '2020-12', '8210000.00', 10, null],
    ]);
    expect(issues.map(({ kind }) => kind).filter((kind) => kind === 'GENERAL_BOND')).toHaveLength(1);
    expect(ledger.rows[2]!.bonds[0]).toMatchObject({ kind: 'GENERAL_BOND', name: '2023年河南省政府一般债券（九期）' });
    expect(sum(issues.map(({ amount }) => amount))).toBe('194000000.00');
    expect(ledger.totals.map(({ row, label, stated, computed }) => [row, label, stated, computed])).toEqual([
      [7, '小计', '20000000.00', '20000000.00'], [12, '小计', '109000000.00', '109000000.00'], [21, '小计', '25000000.00', '25000000.00'],
    ]);
    expect(codes(ledger)).toEqual(['REGION_EMPTY', 'TOTAL_EMPTY']);
  });

  it('reads the county list whose projects are numbered 一, 二, 三', async () => {
    const ledger = await read('xiangcheng-2020-batch1.xlsx');
    expect(ledger).toMatchObject({ title: '项城市2020年第一批重点建设项目一览表', year: 2020, dataRows: 5, rejected: [] });
    for (const row of ledger.rows) expect(row).toMatchObject({ regionCodes: ['411681'], level: 'COUNTY', programme: '第一批重点建设项目', year: 2020, phase: 'listed', sector: null });
    expect(ledger.rows.map((row) => [row.row, row.name.slice(0, 12), row.totalInvestment, row.annualPlan])).toEqual([
      [5, '莲花健康新区建设项目一期', null, null], [6, '河南中联天盛防水防腐材料', '300000000.00', '292000000.00'], [7, '河南东方立业防水防腐材料', '260000000.00', '260000000.00'],
      [8, '项城市凯森制衣有限公司年', '500000000.00', '450000000.00'], [9, '项城市桥涵工程建设项目(', '423000000.00', '300000000.00'],
    ]);
    expect(ledger.rows[4]!.buildContent).toBe('19座桥梁总长度1162.68米');
    expect(sum(ledger.rows.map((row) => row.totalInvestment))).toBe('1483000000.00');
    expect(sum(ledger.rows.map((row) => row.annualPlan))).toBe('1302000000.00');
    expect(places(ledger.warnings)).toEqual(['D5 TOTAL_EMPTY', 'D10 PARTS_INCOMPLETE', 'E10 PARTS_INCOMPLETE']);
  });

  it('gives the same ledger for the same bytes', async () => {
    expect(await read('bond-use-ledger.xlsx')).toEqual(await read('bond-use-ledger.xlsx'));
  });
});

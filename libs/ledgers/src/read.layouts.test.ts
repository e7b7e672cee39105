import { describe, expect, it } from '@jest/globals';
import { places, readRows, readText, workbook, REGIONS } from './examples.fixture';
import { readLedger } from './read';

describe('read other layouts 读其他样式的台账', () => {
  it('reads a header in the first row with units in it and synonyms in another order', async () => {
    const ledger = await readRows([
      ['项目代码', '属地', '行业', '项目单位', '项目名称', '建设规模及内容', '开竣工时间', '计划总投资（亿元）', '2024年计划完成投资（万元）', '备注'],
      ['2403-410100-04-01-123456', '洛阳市栾川县', '水利', '栾川水务公司', '伊河治理工程', '治理河道12公里', '2021.3-2023.6', '约5.5', 12000, '=SUM看不懂'],
      ['2018-410326-04-01-000001', '汝阳县、伊川', '能源', '汝阳能源', '风电Ａ２期', null, '2022年', 3.21, null, null],
    ], [], { year: 2024 });
    expect(ledger.rows).toMatchObject([
      { row: 2, nationalCode: '2403-410100-04-01-123456', name: '伊河治理工程', regionCodes: ['410324'], sector: '水利', owner: '栾川水务公司', buildContent: '治理河道12公里', totalInvestment: '550000000.00', totalQuality: 'APPROXIMATE', annualPlan: '120000000.00', buildStart: '2021-03', buildEnd: '2023-06', note: '=SUM看不懂', year: 2024, phase: 'listed', level: null },
      { row: 3, name: '风电A2期', regionCodes: ['410326', '410329'], totalInvestment: '321000000.00', totalQuality: 'PUBLISHED', buildStart: '2022', buildEnd: null },
    ]);
    expect(ledger).toMatchObject({ title: null, dataRows: 2, rejected: [] });
  });

  it('reads grouped headers, phase headings over sector headings, counties merged over rows, and totals below', async () => {
    const ledger = await readRows([
      ['附件1'],
      ['新乡市2023年重点建设项目清单'],
      [null, null, null, null, null, null, null, '金额单位：万元'],
      ['序号', '所在县区', '项目名称', '责任单位', '建设起止年限', '投资情况', null, '形象进度'],
      [null, null, null, null, null, '计划总投资', '年度计划投资', null],
      ['一', '续建项目（2个）', null, null, null, 300, 90],
      ['（一）', '工业类项目', null, null, null, null, null],
      [1, '辉县市', '甲厂', '甲公司', '2021-2024', 100, 40, '在建'],
      [2, null, '乙厂', '〃', '2022年5月至2023年底', '200', 50],
      ['二', '计划新开工项目（1个）', null, null, null, 50, null],
      ['（一）', '农业类项目'],
      [3, '原阳', '丙园', '丙公司', '2023年6月-10月', 50, null],
      ['合计', null, null, null, null, 350, 91],
      ['填表人：张三', null, null, '联系电话：123'],
    ], ['A2:H2', 'A4:A5', 'B4:B5', 'C4:C5', 'D4:D5', 'E4:E5', 'F4:G4', 'H4:H5', 'B8:B9']);
    expect(ledger.title).toBe('新乡市2023年重点建设项目清单');
    expect(ledger.rows).toMatchObject([
      { row: 8, name: '甲厂', regionCodes: ['410782'], phase: 'continuing', sector: '工业', level: 'CITY', programme: '重点建设项目', year: 2023, totalInvestment: '1000000.00', annualPlan: '400000.00', buildStart: '2021', buildEnd: '2024' },
      { row: 9, name: '乙厂', regionCodes: ['410782'], owner: '甲公司', buildStart: '2022-05', buildEnd: '2023-12-31' },
      { row: 12, name: '丙园', regionCodes: ['410725'], phase: 'planned_new_start', sector: '农业', buildStart: '2023-06', buildEnd: '2023-10' },
    ]);
    expect(ledger.dataRows).toBe(3);
    expect(places(ledger.warnings)).toEqual(['G13 PARTS_INCOMPLETE']);
    expect(ledger.totals.map(({ row, column, stated, computed }) => [row, column, stated, computed])).toEqual([
      [6, 'F', '3000000.00', '3000000.00'], [6, 'G', '900000.00', '900000.00'], [10, 'F', '500000.00', '500000.00'],
      [13, 'F', '3500000.00', '3500000.00'], [13, 'G', '910000.00', '900000.00'],
    ]);
  });

  it('reads an unmerged two-row header and a column numbering row', async () => {
    const ledger = await readRows([
      ['济源市2024年重大项目表（单位：亿元）'],
      ['序号', '项目名称', '建设地点', '投资', null, '计划开工时间', '备注'],
      [null, null, null, '总投资', '2024年投资计划'],
      [1, 2, 3, 4, 5, 6, 7],
      [1, '某隧道', '济源', 1.5, 0.5, '3月', null],
    ]);
    expect(ledger.rows).toMatchObject([{ row: 5, name: '某隧道', regionCodes: ['419001'], totalInvestment: '150000000.00', annualPlan: '50000000.00', buildStart: '2024-03', level: 'COUNTY' }]);
  });

  it('reads headings that are places', async () => {
    const ledger = await readRows([
      ['河南省2022年“三个一批”项目表'],
      ['项目名称', '总投资（万元）', '建设内容'],
      ['一、洛阳市（1个）'],
      ['甲', 10, '厂房'],
      ['二、焦作市（1个）'],
      ['乙', 20, '仓库'],
    ], ['A1:C1', 'A3:C3', 'A5:C5']);
    expect(ledger.rows.map(({ name, regionCodes, sector, programme, level }) => [name, regionCodes, sector, programme, level])).toEqual([
      ['甲', ['410300'], null, '三个一批', 'PROVINCIAL'], ['乙', ['410800'], null, '三个一批', 'PROVINCIAL'],
    ]);
    expect(ledger.warnings).toEqual([]);
  });

  it('reads a bond ledger whose project names are repeated instead of merged, with what was used issue by issue', async () => {
    const ledger = await readRows([
      ['中牟县专项债券项目资金使用情况表（截至2023年6月底）'],
      ['单位：万元'],
      ['项目名称', '债券名称', '发行时间', '发行金额', '债券期限', '票面利率', '已支付金额'],
      ['管网工程', '2022年河南省专项债券（第八期）', new Date(Date.UTC(2022, 5, 30)), 1000, 10, { number: 0.0298, format: '0.00%' }, 600],
      ['管网工程', '2023年河南省专项债券（一期）', 44985, 500, '10年', '2.95', 100],
      ['学校', '2023年河南省一般债券', '2023-3', '0.2亿', 7, 2.8, 2500],
    ]);
    expect(ledger.rows).toMatchObject([
      { row: 4, name: '管网工程', regionCodes: ['410122'], programme: '专项债券', usedCumulative: '7000000.00', asOfText: '2023-06-30', bonds: [
        { row: 4, batchNo: '第八期', issuedOn: '2022-06-30', amount: '10000000.00', termYears: 10, ratePercent: '2.98', kind: 'SPECIAL_BOND' },
        { row: 5, batchNo: '一期', issuedOn: '2023-02-28', amount: '5000000.00', termYears: 10, ratePercent: '2.95' }] },
      { row: 6, name: '学校', bonds: [{ row: 6, kind: 'GENERAL_BOND', issuedOn: '2023-03', amount: '20000000.00', batchNo: null }] },
    ]);
    expect(ledger.dataRows).toBe(3);
    expect(places(ledger.warnings).filter((text) => !/EMPTY/.test(text))).toEqual(['G6 USED_ABOVE_ISSUED']);
  });

  it('reads a list saved as CSV with a title above it', async () => {
    const ledger = await readText('洛阳市2021年重点项目计划表,,,\n,,,单位：万元\n序号,项目名称,建设地点,总投资\n1,甲,"涧西区、\n孟津",1000\n,小计,,1000\n2,"乙,丙",偃师,不详\n');
    expect(ledger).toMatchObject({ format: 'csv', title: '洛阳市2021年重点项目计划表', year: 2021, sheets: ['list'] });
    expect(ledger.rows).toMatchObject([
      { row: 4, name: '甲', regionCodes: ['410305', '410308'], totalInvestment: '10000000.00', phase: 'listed', level: 'CITY' },
      { row: 6, name: '乙,丙', regionCodes: ['410307'], totalInvestment: null },
    ]);
  });

  it('takes neither the day of issue nor the number of the document for the list, and a total behind a remark for no project', async () => {
    const ledger = await readRows([
      ['豫发改〔2024〕12号'], ['2024年3月5日印发'], ['洛阳市2023年重点建设项目表（单位：万元）'],
      ['序号', '备注', '项目名称', '建设地点', '总投资', '开工时间'], [1, '续建', '甲', '嵩县', 100, '5月'], [2, null, '乙', '洛宁县', 200, '6月'], [null, '共2个', '合  计', null, 300, null],
    ]);
    expect(ledger).toMatchObject({ title: '洛阳市2023年重点建设项目表（单位：万元）', year: 2023, dataRows: 2, rows: [{ name: '甲', buildStart: '2023-05' }, { name: '乙', buildStart: '2023-06' }], totals: [{ row: 7, stated: '3000000.00', computed: '3000000.00' }] });
  });

  it('says what a phase leaves open, and counts nothing as started that has not', async () => {
    const ledger = await readRows([['2023年项目表（单位：万元）'], ['项目名称', '建设地点', '总投资', '项目阶段'], ...['未开工', '停工', '正常推进', '已终止'].map((phase, at) => [`项目${at}`, '洛阳市', 100, phase])]);
    expect(ledger.rows.map(({ phase }) => phase)).toEqual(['planned_new_start', 'continuing', 'listed']);
    expect([places(ledger.warnings), places(ledger.rejected)]).toEqual([['D4 PHASE_STOPPED', 'D5 PHASE_UNREAD'], ['D6 PHASE_UNKNOWN']]);
  });

  it('reads every sheet that holds a list and names those it leaves out', async () => {
    const list = (name: string, year: number) => ({ name, rows: [[`安阳市${year}年重点项目`], ['项目名称', '总投资（亿元）'], [`${name}项目`, 1]] });
    const bytes = await workbook([{ name: '封面', rows: [['关于印发清单的通知']] }, list('工业', 2023), list('农业', 2024), { ...list('旧表', 2020), hidden: true }]);
    const ledger = await readLedger({ name: 'x.xlsx', bytes }, REGIONS);
    expect(ledger.sheets).toEqual(['工业', '农业']);
    expect(ledger.year).toBeNull();
    expect(ledger.rows.map(({ sheet, name, year }) => [sheet, name, year])).toEqual([['工业', '工业项目', 2023], ['农业', '农业项目', 2024]]);
    expect(ledger.warnings.filter(({ code }) => code === 'SHEET_NOT_READ').map(({ sheet }) => sheet)).toEqual(['封面', '旧表']);
  });

  it('takes the region and the year from the caller only where the file is silent', async () => {
    const silent = await readRows([['项目名称', '总投资（亿元）', '开工时间'], ['甲', 1, '5月']], [], { region: '410500', year: 2022 });
    expect(silent.rows).toMatchObject([{ regionCodes: ['410500'], year: 2022, buildStart: '2022-05', level: null }]);
    const speaking = await readRows([['安阳市2023年重点项目'], ['项目名称', '总投资（亿元）'], ['甲', 1]], [], { region: '410300', year: 2022 });
    expect(speaking.rows).toMatchObject([{ regionCodes: ['410500'], year: 2023 }]);
    expect(speaking.warnings.map(({ code }) => code)).toEqual(['OPTION_OVERRULED', 'OPTION_OVERRULED']);
  });

  it('reads a second table on the same sheet by its own header', async () => {
    const ledger = await readRows([
      ['开封市2022年重点项目'], ['单位：万元'], ['表一：新开工项目清单'], ['序号', '项目名称', '建设地点', '总投资'], [1, '甲', '兰考', 100],
      ['表二：续建项目清单'], ['序号', '建设地点', '项目名称', '年度计划投资', '总投资'], [1, '杞县', '丙', 10, 300],
    ], ['A1:D1']);
    expect(ledger.rows).toMatchObject([
      { row: 5, name: '甲', regionCodes: ['410225'], totalInvestment: '1000000.00', annualPlan: null, phase: 'new_start' },
      { row: 8, name: '丙', regionCodes: ['410221'], totalInvestment: '3000000.00', annualPlan: '100000.00', phase: 'continuing', year: 2022, level: 'CITY' },
    ]);
  });

  it('reads subtotals that stand over their rows', async () => {
    const ledger = await readRows([
      ['序号', '项目名称', '总投资（万元）', '建设内容'], [null, '总计（3个）', 600, null], [null, '栾川县小计', { formula: 'SUM(C4:C5)' }, null], [1, '甲', 100, '路'], [2, '乙', 200, '桥'],
      [null, '汝阳县小计', 301, null], [3, '丙', 300, '站'],
    ]);
    expect(ledger.rows.map(({ regionCodes }) => regionCodes)).toEqual([['410324'], ['410324'], ['410326']]);
    expect(places(ledger.warnings)).toEqual(['C6 TOTAL_DIFFERS']);
  });

  it('reads three header rows with the unit in a group above, and in a row of its own', async () => {
    const ledger = await readRows([
      ['安阳市“三个一批”项目台账'],
      ['序号', '项目基本情况', null, '投资（亿元）', null, '债券资金'],
      [null, '项目名称', '属地', '总投资', '其中', '总额'],
      [null, null, null, null, '设备', '（万元）'],
      [1, '甲项目', '林州', 5.55, 2.5, 7],
    ], ['A2:A4', 'B2:C2', 'D2:E2', 'B3:B4', 'C3:C4', 'D3:D4']);
    expect(ledger.rows).toMatchObject([{ row: 5, name: '甲项目', regionCodes: ['410581'], totalInvestment: '555000000.00', bonds: [] }]);
  });
});

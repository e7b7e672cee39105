import { rawCell, rawWorkbook, workbook, zip } from '@cornerstone/ledgers/examples.fixture';
import { entry, type Answer, type Case, type Entry } from './entry';
import type { Ground } from './ground';
import { imported, shown } from './importing';

const MEGABYTE = 1024 * 1024;
const row = (number: number, ...cells: string[]): string => `<row r="${number}">${cells.join('')}</row>`;
const sheet = (...rows: string[]): string => `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`;
const HEADER = row(1, rawCell('A1', '项目名称'), rawCell('B1', '总投资（万元）'), rawCell('C1', '建设地点'));
const GOOD = sheet(HEADER, row(2, rawCell('A2', '不应存在的清单项目'), '<c r="B2"><v>5</v></c>', rawCell('C2', '洛阳市')));
const CSV = 'name,region_codes,total_investment_yi,phase\n';
const GBK_LIST = Buffer.concat([Buffer.from('cfeec4bfc3fbb3c62cd7dccdb6d7cad2da', 'hex'), Buffer.from('d4aa0a', 'hex'), Buffer.from('bcd72c330a', 'hex')]);

/** Refused as a whole, or read in a preview: nothing may change. */
const file = (sent: string, name: string, content: () => Uint8Array | string | Promise<Uint8Array>, answer: string, ...flags: string[]): Case =>
  ({ sent, answer, act: async (ground) => imported(ground, name, await content(), ...flags) });
/** Taken in, and then looked at in the graph. */
const values = (sent: string, content: () => Uint8Array | string | Promise<Uint8Array>, names: readonly string[], answer: string): Case => ({
  sent, answer, changes: 'its rows go in',
  act: async (ground): Promise<Answer> => {
    const { told, ...rest } = await imported(ground, 'values', await content());
    return { ...rest, told: `${told}; ${await shown(ground, names)}` };
  },
});
const lines = (count: number, bad: number): string => CSV + Array.from({ length: count }, (_, at) => `清单${count}项目${at + 1},${at + 1 === bad ? '999999' : '410105'},1,listed\n`).join('');
const again = (ground: Ground): Promise<Answer> => imported(ground, 'twice.csv', `${CSV}两次导入的项目,410105,1.5,continuing\n`);

/** A note may begin so: it is a text, and is kept as one. */
async function noteAFormula(ground: Ground): Promise<void> {
  await imported(ground, 'noted.csv', 'id,name,region_codes,list_year,phase,note\nN34,带公式备注的项目,410105,2031,listed,"=HYPERLINK(""http://evil.example"",""点此"")"\n');
}

async function exported(ground: Ground): Promise<Answer> {
  const { code, stdout, stderr } = await ground.cornerstone('export', 'projects', '--format', 'csv', '--year', '2031');
  return { told: `exit ${code}, the note is ${/'?=HYPERLINK.*/.exec(stdout)?.[0] ?? 'not there'}`, status: code, text: stderr };
}

/** Spreadsheets, as `cornerstone import` meets them. */
export const importEntries: readonly Entry[] = [
  entry(25, file('a zip bomb', 'bomb.xlsx', () => rawWorkbook(GOOD, [{ name: 'xl/media/a.bin', content: Buffer.alloc(30 * MEGABYTE) }]), 'exit 1 LEDGER_TOO_LARGE'),
    file('a zip bomb in the sheet that states a small size', 'bomb.xlsx', () => zip([{ name: 'xl/workbook.xml', content: `<workbook>${' '.repeat(50 * MEGABYTE)}</workbook>`, statedSize: 40 }]), 'exit 1 LEDGER_UNSAFE_ARCHIVE')),
  entry(26, file('an archive of 10,000 entries', 'many.xlsx', () => zip(Array.from({ length: 10_000 }, (_, at) => ({ name: `e${at}`, content: '', stored: true }))), 'exit 1 LEDGER_TOO_LARGE')),
  entry(27, file('an entry called ../../etc/passwd', 'up.xlsx', () => rawWorkbook(GOOD, [{ name: '../../etc/passwd', content: 'x' }]), 'exit 1 LEDGER_UNSAFE_ARCHIVE')),
  entry(28, file('a DOCTYPE with an external entity', 'xxe.xlsx', () => rawWorkbook(`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${GOOD}`), 'exit 1 LEDGER_UNSAFE_ARCHIVE')),
  entry(29, file('a cell at XFD1048576, in a preview', 'far.xlsx', () => rawWorkbook(GOOD.replace('</sheetData>', `${row(1_048_576, rawCell('XFD1048576', '尽头'))}</sheetData>`)), 'exit 0, 1 accepted, 0 unchanged, told XFD1048576 CELL_OUTSIDE_TABLE*', '--dry-run')),
  entry(30, file('a programme called list.xlsx', 'list.xlsx', () => Buffer.concat([Buffer.from('MZ\x90\0'), Buffer.alloc(500, 3)]), 'exit 1 LEDGER_NOT_A_SPREADSHEET')),
  entry(31, file('a workbook with macros', 'macro.xlsm', () => rawWorkbook(GOOD, [{ name: 'xl/vbaProject.bin', content: 'x' }]), 'exit 1 LEDGER_ENCRYPTED_OR_MACRO'),
    file('an encrypted workbook', 'locked.xlsx', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'exit 1 LEDGER_ENCRYPTED_OR_MACRO')),
  entry(32, file('a list in GBK, in a preview', 'gbk.csv', () => GBK_LIST, 'exit 0, 1 accepted, 0 unchanged, told A1 LEDGER_DECODED_GB18030*', '--dry-run'),
    file('a byte-order mark, in a preview', 'bom.csv', () => `\uFEFF${CSV}甲,410105,1,listed\n`, 'exit 0, 1 accepted, 0 unchanged*', '--dry-run'),
    file('UTF-8 with a broken character', 'broken.csv', () => { const bytes = Buffer.from('项目名称,总投资（万元）\n甲,5\n'); bytes[4] = 0x41; return bytes; }, 'exit 1 LEDGER_ENCODING')),
  entry(33, file('merged headers, in a preview', 'merged.xlsx', () => workbook([{ rows: [['项目名称', '投资（亿元）', null, '建设地点'], [null, '总投资', '年度计划', null], ['合并表头项目', 12, 3, '洛阳市']], merges: ['A1:A2', 'B1:C1', 'D1:D2'] }]), 'exit 0, 1 accepted, 0 unchanged*', '--dry-run'),
    file('no column of names', 'nameless.xlsx', () => rawWorkbook(sheet(row(1, rawCell('A1', '序号'), rawCell('B1', '总投资（万元）'), rawCell('C1', '建设地点')))), 'exit 1 LEDGER_MISSING_COLUMN'),
    file('no header at all', 'weather.xlsx', () => rawWorkbook(sheet(row(1, rawCell('A1', '今天天气')))), 'exit 1 LEDGER_NO_HEADER'),
    file('a column twice', 'double.xlsx', () => rawWorkbook(sheet(row(1, rawCell('A1', '项目名称'), rawCell('B1', '总投资（万元）'), rawCell('C1', '总投资（万元）')))), 'exit 1 LEDGER_DUPLICATE_COLUMN')),
  entry(34, file('names that begin with = + @ ＝, a tab before them, or NUL', 'formulas.csv', () => CSV + ['=HYPERLINK(""http://evil.example"",""点此"")', '+1+1', '@SUM(A1)', '＝1+1', '\t=1+1', '\0甲'].map((name) => `"${name}",410105,1,listed\n`).join(''), `exit 0, 0 accepted, 0 unchanged, refused ${[2, 3, 4, 5, 6, 7].map((at) => `A${at} TEXT_FORBIDDEN`).join(', ')}`),
    { sent: 'a note that begins with =, exported as CSV', before: noteAFormula, act: exported, answer: "exit 0, the note is '=HYPERLINK(*" },
    file('a name that is a formula', 'formula.xlsx', () => rawWorkbook(GOOD.replace(rawCell('A2', '不应存在的清单项目'), '<c r="A2"><f>HYPERLINK("http://evil.example")</f></c>')), 'exit 0, 0 accepted, 0 unchanged, refused A2 NAME_MISSING*')),
  entry(35, values('元, 万元 and 亿元 in one column', () => '项目名称,总投资（万元）,建设地点\n单位试验甲,5,洛阳市\n单位试验乙,1.5亿元,洛阳市\n单位试验丙,80000000元,洛阳市\n单位试验丁,3千万,洛阳市\n', ['单位试验甲', '单位试验乙', '单位试验丙', '单位试验丁'], 'exit 0, 4 accepted, 0 unchanged*; 单位试验甲 50000 · 单位试验乙 150000000 · 单位试验丙 80000000 · 单位试验丁 30000000'),
    file('an amount whose unit nobody says', 'unit.csv', () => '项目名称,总投资,建设地点\n单位试验戊,5,洛阳市\n', 'exit 0, 1 accepted, 0 unchanged, told B2 UNIT_UNKNOWN*', '--dry-run')),
  entry(36, values('full-width digits and thousands commas', () => '项目名称,总投资（万元）,建设地点\n全角试验甲,１２３４．５,洛阳市\n全角试验乙,"1,234.5",洛阳市\n全角试验丙,"１，２３４",洛阳市\n', ['全角试验甲', '全角试验乙', '全角试验丙'], 'exit 0, 3 accepted, 0 unchanged*; 全角试验甲 12345000 · 全角试验乙 12345000 · 全角试验丙 12340000'),
    file('commas at wrong places', 'commas.csv', () => '项目名称,总投资（万元）,建设地点\n全角试验丁,"12,34",洛阳市\n', 'exit 0, 0 accepted, 0 unchanged, refused B2 AMOUNT_INVALID')),
  entry(37, ...[false, true].map((date1904) => values(`serial dates of the ${date1904 ? 1904 : 1900} calendar`, () => workbook([{ rows: [['项目名称', '总投资（亿元）', '建设地点', '开工时间'], [`序列日期${date1904 ? '1904' : '1900'}`, 1, '洛阳市', date1904 ? 44_270 - 1_462 : 44_270]] }], { date1904 }), [`序列日期${date1904 ? '1904' : '1900'}`], `exit 0, 1 accepted, 0 unchanged*; 序列日期${date1904 ? '1904' : '1900'} 100000000 2021-03-15`)),
    file('30 February as text', 'february.csv', () => '项目名称,总投资（亿元）,建设地点,开工时间\n二月试验,1,洛阳市,2023-02-30\n', 'exit 0, 0 accepted, 0 unchanged, refused D2 DATE_INVALID')),
  entry(38, { sent: 'the same file twice', before: async (ground) => { await again(ground); await ground.settled(); }, act: again, answer: 'exit 0, 0 accepted, 1 unchanged*', changes: 'that it was imported is noted' }),
  entry(39, file('row 9,999 of 10,000 bad, all or nothing', 'large.csv', () => lines(10_000, 9_999), 'exit 1, 0 accepted, 0 unchanged, refused B10000 REGION_UNKNOWN*', '--all-or-nothing'),
    { sent: 'row 29 of 30 bad', answer: 'exit 0, 29 accepted, 0 unchanged, refused B30 REGION_UNKNOWN*', changes: 'the good rows go in', act: (ground) => imported(ground, 'small.csv', lines(30, 29)) }),
  entry(40, file('a region code that is not there', 'region.csv', () => `${CSV}某地项目,419876,1,listed\n`, 'exit 0, 0 accepted, 0 unchanged, refused B2 REGION_UNKNOWN'),
    file('a region that is not there as an option', 'good.xlsx', () => rawWorkbook(GOOD), 'exit 1 LEDGER_OPTION_INVALID', '--region', '999999')),
];

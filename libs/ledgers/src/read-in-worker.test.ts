import { describe, expect, it } from '@jest/globals';
import { dataFile, rawWorkbook, REGIONS } from './examples.fixture';
import { readLedger } from './read';
import { readLedgerInWorker } from './read-in-worker';

const file = { name: 'bond-use-ledger.xlsx', bytes: dataFile('ledgers/bond-use-ledger.xlsx') };

describe('read in a thread of its own 在独立线程里读', () => {
  it('gives the same ledger as reading here', async () => {
    expect(await readLedgerInWorker(file, REGIONS)).toEqual(await readLedger(file, REGIONS));
  });

  it('hands a refusal back as a refusal', async () => {
    await expect(readLedgerInWorker({ name: 'x.exe', bytes: Buffer.from('MZ\x90\0', 'latin1') }, REGIONS)).rejects.toMatchObject({ name: 'LedgerRefused', code: 'LEDGER_NOT_A_SPREADSHEET' });
  });

  it('stops after its time', async () => {
    await expect(readLedgerInWorker(file, REGIONS, {}, { memoryMb: 512, seconds: 0.01 })).rejects.toMatchObject({ code: 'LEDGER_TOO_SLOW' });
  });

  it('ends the thread, not the caller, when memory runs out', async () => {
    const row = Array.from({ length: 100 }, (_, at) => `<c><v>${at}</v></c>`).join('');
    const bytes = rawWorkbook(`<worksheet><sheetData>${`<row>${row}</row>`.repeat(8_000)}</sheetData></worksheet>`);
    await expect(readLedgerInWorker({ name: 'x.xlsx', bytes }, REGIONS, {}, { memoryMb: 24, seconds: 60 })).rejects.toMatchObject({ code: 'LEDGER_TOO_LARGE' });
  });

  it('leaves the caller its own memory while it takes as much as it may', async () => {
    const row = Array.from({ length: 100 }, (_, at) => `<c><v>${at}</v></c>`).join('');
    const bytes = rawWorkbook(`<worksheet><sheetData>${`<row>${row}</row>`.repeat(8_000)}</sheetData></worksheet>`);
    const before = process.memoryUsage().heapUsed;
    let most = before;
    const looking = setInterval(() => { most = Math.max(most, process.memoryUsage().heapUsed); }, 5);
    await readLedgerInWorker({ name: 'x.xlsx', bytes }, REGIONS, {}, { memoryMb: 256, seconds: 60 }).catch(() => null).finally(() => { clearInterval(looking); });
    // The thread itself needs some 100 MB for this file.
    expect((most - before) / 1024 / 1024).toBeLessThan(32);
  });
});

import { rename } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { dataFile, rawWorkbook, zip } from '@cornerstone/ledgers/examples.fixture';
import { person } from '@cornerstone/testing/people';
import { until } from '@cornerstone/testing/until';
import { RATES } from '../limits/rates';
import { openSmallHouse, type SmallHouse } from '../small-house.fixture';
import { smallFiles } from '../small-services.fixture';
import { aJpeg, aPdf, aPng, aPolyglot, aProgramme, aTiff, aVideo, digestHeader, inStore, send, sha256, XLSX, type Sent } from './samples.fixture';

const MEGABYTE = 1024 * 1024;
const workbook = (): Uint8Array => dataFile('ledgers/henan-2019-expressways.xlsx');

/** The head and the first bytes of an upload, as they stand; the rest does not come. */
async function sendSome(house: SmallHouse, ...headers: string[]): Promise<Socket> {
  const { hostname, port } = new URL(house.address);
  const socket = connect(Number(port), hostname);
  const head = ['POST /files?project=P1&kind=EVIDENCE&name=a.jpg HTTP/1.1', 'host: door', 'content-type: image/jpeg', 'content-length: 5000', `authorization: Bearer ${await house.token('clerk.zz')}`, ...headers];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  socket.write(aJpeg());
  return socket;
}

describe('upload a file 上传文件', () => {
  let house: SmallHouse;
  beforeAll(async () => { house = await openSmallHouse({ hasFiles: true, gate: { rates: { ...RATES, mutations: 1_000 } } }); });
  afterAll(() => house.stop());
  const records = (): number => smallFiles.records.length;

  it.each<[string, () => Uint8Array, Sent]>([
    ['a photo', aJpeg, {}], ['a PNG', aPng, { type: 'image/png' }], ['a scanned letter', aPdf, { type: 'application/pdf', kind: 'LETTER', as: 'drc' }], ['a satellite picture', aTiff, { type: 'image/tiff', as: 'land' }],
    ['a video', aVideo, { type: 'video/mp4', as: 'sup' }], ['a workbook', workbook, { type: XLSX, kind: 'OTHER', as: 'fin' }], ['a photo that is a page too', aPolyglot, {}], ['a photo by the project\'s id', aJpeg, { project: 'prj_1' }],
    ['a photo with its digest', aJpeg, {}], ['a type with a parameter', aJpeg, { type: 'IMAGE/JPEG; charset=binary' }],
  ])('takes %s', async (what, make, sent) => {
    const bytes = make();
    const told = await send(house, bytes, { ...sent, ...(what.endsWith('digest') && { headers: { 'content-digest': `md5=:AAAA:, ${digestHeader(bytes)}` } }) });
    expect(told).toMatchObject({ status: 201, digest: sha256(bytes), location: `/files/${told.id}` });
    const record = smallFiles.records.at(-1);
    expect(record).toMatchObject({ id: told.id, size: bytes.length, projectId: 'prj_1', by: person(sent.as ?? 'clerk.zz').id });
    expect(await inStore(house)).toMatchObject({ incoming: [], kept: expect.arrayContaining([sha256(bytes)]) as string[] });
  });

  it.each<[string, () => Uint8Array, Sent, number, string]>([
    ['nobody', aJpeg, { as: '' }, 401, 'access.sign-in'], ['another city\'s clerk', aJpeg, { project: 'P5' }, 404, 'files.project-not-found'], ['another city\'s clerk by id', aJpeg, { project: 'prj_5' }, 404, 'files.project-not-found'],
    ['a project that is not there', aJpeg, { project: 'nobody' }, 404, 'files.project-not-found'], ['who only reads', aJpeg, { as: 'gov' }, 403, 'access.not-your-task'], ['a developer', aJpeg, { as: 'dev' }, 403, 'access.not-your-task'],
    ['no type', aJpeg, { type: null }, 415, 'files.type'], ['a form', aJpeg, { type: 'multipart/form-data; boundary=x' }, 415, 'files.type'], ['octets', aJpeg, { type: 'application/octet-stream' }, 415, 'files.type'],
    ['a page', () => Buffer.from('<html><script>1</script>'), { type: 'text/html' }, 415, 'files.type'], ['a drawing that runs scripts', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), { type: 'image/svg+xml' }, 415, 'files.type'],
    ['a page called a photo', () => Buffer.from('<html><script>1</script></html>'), {}, 415, 'files.type'], ['a programme called a photo', aProgramme, { name: 'photo.jpg' }, 415, 'files.type'], ['a PNG called a JPEG', aPng, {}, 415, 'files.type'],
    ['a zip called a workbook', () => zip([{ name: 'a.txt', content: 'x' }]), { type: XLSX }, 415, 'files.type'], ['a zip called a photo', () => zip([{ name: 'a.txt', content: 'x' }]), {}, 415, 'files.type'],
    ['a workbook called a letter in Word', workbook, { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }, 415, 'files.type'],
    ['a zip bomb', () => rawWorkbook('<worksheet/>', [{ name: 'xl/media/a.bin', content: Buffer.alloc(30 * MEGABYTE) }]), { type: XLSX }, 400, 'files.unsafe-archive'],
    ['10,000 entries', () => zip(Array.from({ length: 10_000 }, (_, at) => ({ name: `e${at}`, content: '', stored: true }))), { type: XLSX }, 400, 'files.unsafe-archive'],
    ['macros', () => rawWorkbook('<worksheet/>', [{ name: 'xl/vbaProject.bin', content: 'x' }]), { type: XLSX }, 400, 'files.unsafe-archive'],
    ['a path out of the archive', () => rawWorkbook('<worksheet/>', [{ name: '../../etc/passwd', content: 'x' }]), { type: XLSX }, 400, 'files.unsafe-archive'],
    ['an external entity', () => rawWorkbook('<worksheet/>', [{ name: 'docProps/core.xml', content: '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x/>' }]), { type: XLSX }, 400, 'files.unsafe-archive'],
    ['half a workbook', () => workbook().subarray(0, 3_000), { type: XLSX }, 400, 'files.unsafe-archive'],
    ['nothing', () => new Uint8Array(), {}, 400, 'files.empty'], ['20 MB and one byte', () => aJpeg(20 * MEGABYTE + 1), {}, 413, 'files.too-large'],
    ['another digest', aJpeg, { headers: { 'content-digest': digestHeader(Buffer.from('other')) } }, 400, 'files.digest-mismatch'], ['another representation digest', aJpeg, { headers: { 'repr-digest': digestHeader(Buffer.from('other')) } }, 400, 'files.digest-mismatch'],
    ['a digest that is none', aJpeg, { headers: { 'content-digest': 'sha-256=:short:' } }, 400, 'files.digest-header'], ['packed bytes', aJpeg, { headers: { 'content-encoding': 'gzip' } }, 415, 'files.type'],
    ['no project', aJpeg, { query: 'kind=EVIDENCE&name=a.jpg' }, 400, 'files.parameter'], ['no name', aJpeg, { query: 'kind=EVIDENCE&project=P1' }, 400, 'files.parameter'], ['a name of 1,001 characters', aJpeg, { name: 'x'.repeat(1_001) }, 400, 'files.parameter'],
    ['another kind', aJpeg, { kind: 'PROGRAMME' }, 400, 'files.kind'], ['a kind of every object', aJpeg, { kind: 'constructor' }, 400, 'files.kind'],
  ])('refuses %s, and keeps nothing', async (_what, make, sent, status, rule) => {
    const before = { records: records(), store: await inStore(house) };
    expect(await send(house, make(), sent)).toMatchObject({ status, rule });
    expect({ records: records(), store: await inStore(house) }).toEqual(before);
  });

  it('refuses 20 MB and one byte that were not announced', async () => {
    const bytes = aJpeg(20 * MEGABYTE + 1);
    const stream = new ReadableStream({ start: (controller) => { for (let at = 0; at < bytes.length; at += MEGABYTE) controller.enqueue(bytes.subarray(at, at + MEGABYTE)); controller.close(); } });
    expect(await send(house, stream)).toMatchObject({ status: 413, rule: 'files.too-large' });
    expect((await inStore(house)).incoming).toEqual([]);
  });

  it('keeps the same file once, with a record for each upload', async () => {
    const bytes = aJpeg();
    const [first, second] = [await send(house, bytes), await send(house, bytes, { as: 'drc', project: 'P5' })];
    expect([first.status, second.status, first.id === second.id, first.digest === second.digest]).toEqual([201, 201, false, true]);
    expect((await inStore(house)).kept.filter((name) => name === sha256(bytes))).toHaveLength(1);
  });

  it.each([['..%2f..%2fetc%2fpasswd', 'passwd.jpg'], ['C%3A%5Cx.jpg', 'x.jpg'], ['photo%E2%80%AEgpj.exe', 'photogpj.exe.jpg'], ['a%0D%0ASet-Cookie%3A+x.jpg', 'aSet-Cookie_ x.jpg'], ['%00.jpg', 'jpg.jpg'], ['%ED%A0%80.jpg', '\ufffd\ufffd\ufffd.jpg'], ['page.html', 'page.html.jpg'], ['%E7%8E%B0%E5%9C%BA.JPG', '现场.JPG']])('keeps the name %s as %s', async (given, kept) => {
    expect(await send(house, aJpeg(), { query: `project=P1&kind=EVIDENCE&name=${given}` })).toMatchObject({ status: 201, name: kept });
  });

  it('leaves nothing of an upload that broke off', async () => {
    const before = await inStore(house);
    const socket = await sendSome(house);
    await until(async () => (await inStore(house)).incoming.length === 1);
    socket.destroy();
    await until(async () => (await inStore(house)).incoming.length === 0);
    expect(await inStore(house)).toEqual(before);
  });

  it('runs three uploads of a person at once, not four, and others meanwhile', async () => {
    const sockets = await Promise.all([1, 2, 3].map(() => sendSome(house)));
    await until(async () => (await inStore(house)).incoming.length === 3);
    expect(await send(house, aJpeg())).toMatchObject({ status: 429, rule: 'files.too-many-at-once' });
    expect((await send(house, aJpeg(), { as: 'drc' })).status).toBe(201);
    for (const socket of sockets) socket.destroy();
    await until(async () => (await inStore(house)).incoming.length === 0);
    await until(async () => (await send(house, aJpeg())).status === 201);
  });

  it('takes back what the service refuses to record, but not what another record has', async () => {
    const [known, fresh] = [aJpeg(), aJpeg()];
    await send(house, known);
    smallFiles.refuse(true);
    for (const bytes of [known, fresh]) expect(await send(house, bytes)).toMatchObject({ status: 404 });
    smallFiles.refuse(false);
    const { kept } = await inStore(house);
    expect([kept.includes(sha256(known)), kept.includes(sha256(fresh))]).toEqual([true, false]);
  });

  it('says UNAVAILABLE where the projects service is silent, before a byte is taken and after', async () => {
    const bytes = aJpeg();
    house.replace('projects', (_incoming, outgoing) => { outgoing.writeHead(500).end('{}'); });
    expect(await send(house, bytes)).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
    house.replace('projects', null);
    expect((await inStore(house)).kept).not.toContain(sha256(bytes));
  });

  it('leaves the bytes where the service does not say whether it recorded them', async () => {
    const bytes = aJpeg();
    house.replace('projects', (incoming, outgoing) => {
      void text(incoming).then((asked) => { if (asked.includes('mutation registerFile')) outgoing.destroy(); else outgoing.setHeader('content-type', 'application/json').end('{"data":{"project":{"__typename":"Project","id":"prj_1","mayAddFiles":true}}}'); });
    });
    expect(await send(house, bytes)).toMatchObject({ status: 503, rule: 'gateway.service-unavailable' });
    house.replace('projects', null);
    expect(await inStore(house)).toMatchObject({ incoming: [], kept: expect.arrayContaining([sha256(bytes)]) as string[] });
  });

  it('says UNAVAILABLE where the disk refuses, and goes on when it is back', async () => {
    const place = join(house.folder, 'files');
    await rename(place, `${place}-away`);
    expect(await send(house, aJpeg())).toMatchObject({ status: 503, rule: 'files.store-unavailable' });
    await rename(`${place}-away`, place);
    expect((await send(house, aJpeg())).status).toBe(201);
  });

  it('cannot be recorded through the graph, without bytes', async () => {
    const { errors } = await house.ask('mutation { registerFile(input: { projectId: "prj_1", kind: "EVIDENCE", name: "a.jpg", mediaType: "image/jpeg", size: 1, digest: "ab" }) { id } }');
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect((await house.ask('{ digestUses(digests: []) { records } }')).errors).toHaveLength(1);
  });
});

describe('an upload of which no more bytes come 上传中断', () => {
  it.each([['after a while without one', { idle: 300, whole: 60_000 }], ['after too long in all', { idle: 60_000, whole: 300 }]])('is given up %s', async (_when, patience) => {
    const house = await openSmallHouse({ hasFiles: true, limits: { patience } });
    const socket = await sendSome(house, 'connection: close');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 [^]*"rule":"files\.too-slow"/);
    expect(await inStore(house)).toEqual({ incoming: [], kept: [] });
    await house.stop();
  });
});

describe('a house without room or without files 存储不可用', () => {
  it('refuses before it receives', async () => {
    const full = await openSmallHouse({ hasFiles: true, limits: { leastFree: Number.MAX_SAFE_INTEGER } });
    expect(await send(full, aJpeg())).toMatchObject({ status: 503, rule: 'files.no-room' });
    await full.stop();
    const bare = await openSmallHouse();
    expect(await send(bare, aJpeg())).toMatchObject({ status: 503, rule: 'files.not-set-up' });
    await bare.stop();
  });
});

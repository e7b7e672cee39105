import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemActor } from '@cornerstone/runtime/actor';
import { openSmallHouse, type SmallHouse } from '../small-house.fixture';
import { smallFiles } from '../small-services.fixture';
import { aJpeg, aPdf, aPolyglot, aVideo, digestHeader, inStore, send, sha256, type Sent } from './samples.fixture';
import { sweep } from './sweep';
import { wholeFiles } from './whole';

describe('download a file 下载文件', () => {
  let house: SmallHouse;
  beforeAll(async () => { house = await openSmallHouse({ hasFiles: true }); });
  afterAll(() => house.stop());

  const stored = async (bytes: Uint8Array, sent: Sent = {}): Promise<string> => (await send(house, bytes, sent)).id;
  const get = async (id: string, headers: Record<string, string> = {}, { as = 'clerk.zz', method = 'GET' } = {}) => {
    const response = await fetch(`${house.address}/files/${id}`, { method, headers: { ...(as !== '' && { authorization: `Bearer ${await house.token(as)}` }), 'accept-language': 'en', ...headers } });
    return { status: response.status, headers: Object.fromEntries(response.headers), bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const ruleOf = ({ bytes }: { bytes: Buffer }): string | undefined => (JSON.parse(bytes.toString()) as { errors: { extensions: { rule: string } }[] }).errors[0]?.extensions.rule;
  const placeOf = (digest: string): string => join(house.folder, 'files', digest.slice(0, 2), digest.slice(2, 4), digest);

  it('gives the bytes with what a browser needs to keep them harmless', async () => {
    const bytes = aJpeg();
    const id = await stored(bytes, { name: '现场 照片.jpg' });
    const answer = await get(id);
    expect(answer.status).toBe(200);
    expect(answer.bytes.equals(bytes)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg', 'content-length': '2000', 'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'", 'cache-control': 'private, no-cache', 'accept-ranges': 'bytes',
      etag: `"${sha256(bytes)}"`, 'repr-digest': digestHeader(bytes), 'cross-origin-resource-policy': 'same-origin',
    });
    expect(answer.headers['content-disposition']).toMatch(/^inline; filename=(fil_\d+)\.jpg; filename\*=UTF-8''%E7%8E%B0%E5%9C%BA%20%E7%85%A7%E7%89%87\.jpg$/);
    const head = await get(id, {}, { method: 'HEAD' });
    expect([head.status, head.headers['content-length'], head.bytes.length]).toEqual([200, '2000', 0]);
  });

  it('gives a page in a photo as a photo, and a paper to save', async () => {
    const polyglot = await get(await stored(aPolyglot(), { name: 'x.html' }));
    expect(polyglot.headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff', 'content-disposition': 'inline; filename=x.html.jpg', 'content-security-policy': "sandbox; default-src 'none'" });
    const paper = await get(await stored(aPdf(), { type: 'application/pdf', name: 'a".pdf' }));
    expect(paper.headers['content-disposition']).toBe('attachment; filename=a_.pdf');
  });

  it.each<[string, Record<string, string>, number, string | null, [number, number]]>([
    ['the first bytes', { range: 'bytes=0-99' }, 206, 'bytes 0-99/400000', [0, 100]], ['the last bytes', { range: 'bytes=-50' }, 206, 'bytes 399950-399999/400000', [399_950, 400_000]], ['from a place on', { range: 'bytes=399000-' }, 206, 'bytes 399000-399999/400000', [399_000, 400_000]],
    ['several ranges: the whole', { range: 'bytes=0-1,5-6' }, 200, null, [0, 400_000]], ['no range of bytes: the whole', { range: 'pages=1-2' }, 200, null, [0, 400_000]], ['a range that is none: the whole', { range: 'bytes=x' }, 200, null, [0, 400_000]],
    ['a range of another file: the whole', { range: 'bytes=0-99', 'if-range': '"other"' }, 200, null, [0, 400_000]],
  ])('gives of a video %s', async (_what, headers, status, range, [from, to]) => {
    const video = aVideo();
    const answer = await get(await stored(video, { type: 'video/mp4' }), headers);
    expect([answer.status, answer.headers['content-range'] ?? null, Number(answer.headers['content-length'])]).toEqual([status, range, to - from]);
    expect(answer.bytes.equals(video.subarray(from, to))).toBe(true);
  });

  it('refuses a range outside, and says how long the file is', async () => {
    const answer = await get(await stored(aVideo(), { type: 'video/mp4' }), { range: 'bytes=400000-' });
    expect([answer.status, answer.headers['content-range'], answer.status === 416 && ruleOf(answer)]).toEqual([416, 'bytes */400000', 'files.range']);
  });

  it('sends nothing that is known already, but looks at the right first', async () => {
    const bytes = aJpeg();
    const id = await stored(bytes, { as: 'drc', project: 'P5' });
    const known = { 'if-none-match': `"x", W/"${sha256(bytes)}"` };
    expect(await get(id, known, { as: 'drc' })).toMatchObject({ status: 304, bytes: Buffer.alloc(0) });
    expect((await get(id, known, { as: 'clerk.zz' })).status).toBe(404);
    expect((await get(id, { 'if-none-match': '"other"' }, { as: 'drc' })).status).toBe(200);
  });

  it('is not there for another city, for nobody, and at no other address', async () => {
    const id = await stored(aJpeg(), { as: 'drc', project: 'P5' });
    expect((await get(id, {}, { as: 'clerk.ly' })).status).toBe(200);
    const hidden = await get(id);
    expect([hidden.status, ruleOf(hidden)]).toEqual([404, 'access.not-found']);
    expect((await get(id, {}, { as: '' })).status).toBe(401);
    for (const other of ['', 'fil_999', '..%2f..%2fetc%2fpasswd', `${sha256(aJpeg())}`, 'x/y', 'constructor']) expect((await get(other)).status).toBe(404);
    expect((await get(id, {}, { method: 'DELETE' })).status).toBe(405);
  });

  it('sends nothing of a file that was changed, cut or lost in the store', async () => {
    for (const harm of [(place: string) => { const bytes = readFileSync(place); bytes.writeUInt8(0, 100); writeFileSync(place, bytes); }, (place: string) => { writeFileSync(place, 'x'); }, (place: string) => { rmSync(place); }]) {
      const bytes = aJpeg();
      const id = await stored(bytes);
      harm(placeOf(sha256(bytes)));
      const answer = await get(id);
      expect([answer.status, ruleOf(answer)]).toEqual([503, 'files.damaged']);
      await send(house, bytes);
      expect((await get(id)).status).toBe(200);
    }
  });

  it('reads a file through once in ten minutes, and again when it was stored anew', async () => {
    let reads = 0;
    let now = 0;
    const bytes = aJpeg();
    await stored(bytes);
    const isWhole = wholeFiles(() => now);
    const check = async (digest = sha256(bytes)): Promise<boolean> => {
      const file = await house.files?.store.open(sha256(bytes));
      if (!file) throw new Error('no file');
      const stream = file.stream.bind(file);
      const answer = await isWhole({ ...file, stream: (range) => { reads += 1; return stream(range); } }, digest, bytes.length);
      await file.close();
      return answer;
    };
    expect([await check(), await check(), reads]).toEqual([true, true, 1]);
    utimesSync(placeOf(sha256(bytes)), new Date(), new Date(1_000_000));
    expect([await check(), reads]).toEqual([true, 2]);
    now = 11 * 60_000;
    expect([await check(), reads]).toEqual([true, 3]);
    expect(await check('ab'.repeat(32))).toBe(false);
  });

  it('says UNAVAILABLE where the projects service is silent', async () => {
    const id = await stored(aJpeg());
    house.replace('projects', (_incoming, outgoing) => { outgoing.writeHead(500).end('{}'); });
    expect((await get(id)).status).toBe(503);
    house.replace('projects', null);
  });

  it('sweeps what nobody has recorded for an hour, and nothing else', async () => {
    const files = house.files;
    if (!files) throw new Error('no files');
    const place = async (bytes: Buffer) => { const path = join(house.folder, sha256(bytes)); writeFileSync(path, bytes); await files.store.put(sha256(bytes), path, bytes.length); return sha256(bytes); };
    const [orphan, underWay] = [await place(aJpeg()), await place(aJpeg())];
    const recorded = aJpeg();
    await stored(recorded);
    files.underWay.set(underWay, 1);
    const later = Date.now() + files.limits.sweepAfter + 1_000;
    expect(await sweep(files)).toBe(0);
    house.replace('projects', (_incoming, outgoing) => { outgoing.writeHead(500).end('{}'); });
    await expect(sweep(files, later)).rejects.toThrow();
    house.replace('projects', (_incoming, outgoing) => { outgoing.setHeader('content-type', 'application/json').end('{"data":{"digestUses":[]}}'); });
    expect(await sweep(files, later)).toBe(0);
    house.replace('projects', null);
    expect((await inStore(house)).kept).toContain(orphan);
    await sweep(files, later);
    const { kept } = await inStore(house);
    expect([orphan, underWay, sha256(recorded)].map((digest) => kept.includes(digest))).toEqual([false, true, true]);
    expect(smallFiles.records.every(({ digest }) => kept.includes(digest))).toBe(true);
    expect(house.heard.at(-1)?.claims['sub']).toBe(systemActor('gateway').id);
  });
});

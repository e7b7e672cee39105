import { checkPages } from '../browser-check';
it('pages', async () => { const b = Date.now(); const r = await checkPages('http://localhost:4300'); console.log(Date.now() - b, JSON.stringify(r, null, 1)); expect(r.flatMap((x) => x.problems)).toEqual([]); }, 60000);

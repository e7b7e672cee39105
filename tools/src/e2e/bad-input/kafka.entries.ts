import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Received } from '@cornerstone/events/define';
import type { Outgoing } from '@cornerstone/runtime/bus/broker';
import { brokenPromises } from '../../generate/events';
import { REPOSITORY } from '../running-house';
import { entry, type Answer, type Case, type Entry } from './entry';
import type { Ground } from './ground';
import { message, put, registered } from './messages';

const NO_EVENT = 'dead: The message is no event of ours: ';
const bad = (sent: string, name: string, change: (wire: Outgoing) => Partial<Outgoing>, answer: string, envelope: Partial<Received> = {}): Case =>
  ({ sent, answer, act: async (ground) => put(ground, await message(ground, name, change, envelope)) });
const header = (name: string, value: string | null) => ({ headers }: Outgoing): Partial<Outgoing> =>
  ({ headers: Object.fromEntries(Object.entries({ ...headers, [name]: value }).filter((pair): pair is [string, string] => pair[1] !== null)) });
const value = (text: string | Buffer | null) => (): Partial<Outgoing> => ({ value: text });
const renamed = ({ value: text }: Outgoing, data: object): Partial<Outgoing> => ({ value: JSON.stringify({ ...JSON.parse(String(text)) as object, ...data }) });

/** The schemas of now against a release that promised one field more. */
async function breakRelease({ house }: Ground): Promise<Answer> {
  const root = join(house.folder, 'release/');
  await mkdir(join(root, 'libs/events'), { recursive: true });
  const release = (await readFile(join(REPOSITORY, 'libs/events/released.json'), 'utf8')).replaceAll('"startedOn"', '"startedAt"');
  await writeFile(join(root, 'libs/events/released.json'), release);
  const found = await brokenPromises(root);
  return { told: found.length === 0 ? 'no breach' : `build ends with exit 1: ${found.map(({ type, field }) => `${type} ${field}`).slice(0, 3).join(', ')}`, status: 1, text: '' };
}

/** Messages, as they lie on a topic; told by `cornerstone events dlq list`. */
export const kafkaEntries: readonly Entry[] = [
  entry(41, bad('what is not JSON', 'json', value('{"code": '), `${NO_EVENT}the value is no JSON of ours*`), bad('bytes that are no UTF-8', 'utf8', value(Buffer.from([0xcf, 0xee])), `${NO_EVENT}the value is no UTF-8.`)),
  entry(42, bad('no value', 'null', value(null), `${NO_EVENT}the value is empty.`), bad('an empty value', 'empty', value(''), `${NO_EVENT}the value is empty.`)),
  entry(43, bad('no id in the headers', 'id', header('ce_id', null), `${NO_EVENT}header ce_id is missing.`), bad('no headers at all', 'bare', () => ({ headers: {} }), `${NO_EVENT}header ce_type is missing.`)),
  entry(44, {
    sent: 'the id of an event that had its effect, with another body', answer: 'no effect',
    act: async (ground) => { const first = await registered(ground); return put(ground, await message(ground, 'twice', (wire) => renamed(wire, { name: '另一个名称' }), first)); },
  }, {
    sent: 'another id for a version that was told', answer: 'dead: another event was version 1 of *',
    act: async (ground) => { const { id: _id, ...first } = await registered(ground); return put(ground, await message(ground, 'second', (wire) => renamed(wire, { name: '另一个名称' }), first)); },
  }),
  entry(45, bad('a type that nobody knows', 'type', header('ce_type', 'projects.project.painted.v1'), 'dead: Type projects.project.painted.v1 is unknown here.'), bad('a version of a type from the future', 'future', header('ce_type', 'projects.project.registered.v9'), 'dead: Type projects.project.registered.v9 is unknown here.')),
  entry(46, bad('version 5 of what was never heard of', 'gap', () => ({}), 'waits: waits for version 1 of *: 5 came', { aggregateVersion: 5 }), bad('version 0', 'zero', header('ce_aggregateversion', '0'), `${NO_EVENT}ce_aggregateversion is no number from 1.`)),
  entry(47, bad('a message of 2 MB', 'large', (wire) => renamed(wire, { buildContent: 'x'.repeat(2 * 1024 * 1024) }), 'broker *')),
  entry(48, bad('a key that is neither its project nor its aggregate', 'key', () => ({ key: 'prj_somebody_else' }), `${NO_EVENT}key prj_somebody_else is neither its project nor its aggregate.`)),
  entry(49, bad('a source that may not publish the type', 'source', header('ce_source', 'funding'), `${NO_EVENT}source funding may not publish projects.project.registered.v1.`),
    bad('a type of another topic', 'topic', (wire) => header('ce_source', 'funding')({ ...wire, ...header('ce_type', 'funding.ledger.paid.v1')(wire) }), `${NO_EVENT}funding.ledger.paid.v1 does not belong on projects.project.`)),
  entry(50, bad('a key given twice', 'double', ({ value: text }) => ({ value: String(text).replace('{', '{"name":"甲",') }), `${NO_EVENT}the value is no JSON of ours (key name is given twice).`),
    bad('__proto__ as a key', 'proto', ({ value: text }) => ({ value: String(text).replace('{', '{"__proto__":{"isAdmin":true},') }), `${NO_EVENT}the value is no JSON of ours (key __proto__ is not allowed).`)),
  entry(51, ...['1970-01-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z'].map((time) => bad(`written at ${time}`, 'time', header('ce_time', time), `${NO_EVENT}ce_time ${time} is no time at which anything of ours happened.`)), bad('written at no time', 'notime', header('ce_time', '2024-02-30'), `${NO_EVENT}ce_time is no instant.`)),
  entry(52, { sent: 'a schema without a field that the last release promised', act: breakRelease, answer: 'build ends with exit 1: *' }),
];

import { setTimeout as delay } from 'node:timers/promises';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Broker } from '@cornerstone/runtime/bus/broker';
import { kafkaBroker } from '@cornerstone/runtime/bus/kafka-broker';
import { createLog } from '@cornerstone/runtime/log';
import { graphClient, type Ask } from '../../graph-client';
import type { Ran } from '../../cli/run-here';
import { eventually, type RunningHouse } from '../running-house';
import type { Answer } from './entry';
import { openFingerprints, type Fingerprint, type Fingerprints } from './fingerprint';
import { openProductionDoor, type ProductionDoor } from './production-door';

interface Sending { body: string | Uint8Array; type?: string; headers?: Record<string, string>; as?: string; url?: string; method?: string }
export interface Place { id: string; code: string }

/** One running house with a project in each of two cities, and a second front door as production has it. */
export class Ground {
  private constructor(readonly house: RunningHouse, readonly production: ProductionDoor, readonly broker: Broker, private readonly prints: Fingerprints, readonly zhengzhou: Place, readonly luoyang: Place) {}

  static async open(house: RunningHouse): Promise<Ground> {
    const drc = await house.ask('drc');
    const enter = async (name: string, region: string): Promise<Place> =>
      (await eventually(() => drc<{ registerProject: Place }>('mutation($input: RegisterProjectInput!, $key: String) { registerProject(input: $input, idempotencyKey: $key) { id code } }', { input: { name, regions: [region] }, key: `ground ${region}` }).catch(() => null), (entered) => entered !== null))!.registerProject;
    const [production, zhengzhou, luoyang] = await Promise.all([openProductionDoor(house), enter('郑州验收项目', '410105'), enter('洛阳验收项目', '410302'), mkdir(join(house.folder, 'lists'), { recursive: true })]);
    const record = await house.record();
    const ground = new Ground(house, production, kafkaBroker([record.brokers], 'bad-input', createLog('bad-input', 'silent')), await openFingerprints(house.folder, record), zhengzhou, luoyang);
    await ground.settled();
    return ground;
  }

  async close(): Promise<void> {
    await Promise.all([this.production.close(), this.broker.close(), this.prints.close()]);
  }

  /** One request as any client may send it. */
  async send({ body, type = 'application/json', headers = {}, as = 'drc', url = `${this.house.url}/graphql`, method = 'POST' }: Sending): Promise<Answer> {
    const response = await fetch(url, {
      method, headers: { 'content-type': type, authorization: `Bearer ${await this.house.token(as)}`, 'accept-language': 'en', ...headers },
      ...(method === 'GET' ? {} : { body: typeof body === 'string' ? body : new Blob([body.slice()]) }),
    });
    return answerOf(response);
  }

  /** One operation, whose answer's data are shown when nothing is refused. */
  async ask(query: string, variables: object = {}, as = 'drc'): Promise<Answer> {
    return this.send({ body: JSON.stringify({ query, variables }), as });
  }

  async asker(login: string): Promise<Ask> {
    return graphClient(`${this.house.url}/graphql`, await this.house.token(login));
  }

  /** A file for the command to read. */
  async file(name: string, content: string | Uint8Array): Promise<string> {
    const path = join(this.house.folder, 'lists', name);
    await writeFile(path, content);
    return path;
  }

  cornerstone(...args: string[]): Promise<Ran> {
    return this.house.cornerstone(...args);
  }

  fingerprint(): Promise<Fingerprint> {
    return this.prints.take();
  }

  /** Rows of a service as the administrator sees them. */
  rows<Row extends object>(service: string, sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.prints.rows(service, sql, parameters);
  }

  /** Waits until what was done has reached every service, and answers what is there then. */
  async settled(): Promise<Fingerprint> {
    for (let before = await this.fingerprint(); ; ) {
      await delay(400);
      const now = await this.fingerprint();
      const unsent = Object.entries(now).some(([name, print]) => name.endsWith('.pending') && !print.startsWith('0 '));
      if (!unsent && JSON.stringify(now) === JSON.stringify(before)) return now;
      before = now;
    }
  }
}

interface Told { data?: unknown; errors?: { extensions?: { code?: string; rule?: string } }[] }

/** `CODE rule` of the first refusal, else `answered`. */
export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  let answer: Told;
  try {
    answer = JSON.parse(text) as Told;
  } catch {
    return { told: `no JSON: ${text.slice(0, 80)}`, status: response.status, text };
  }
  const [first] = answer.errors ?? [];
  const told = first ? `${first.extensions?.code ?? 'no code'} ${first.extensions?.rule ?? ''}`.trim() : 'answered';
  return { told, status: response.status, text };
}

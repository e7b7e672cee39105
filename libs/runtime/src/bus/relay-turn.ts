import pg from 'pg';
import type { Log } from '../log';
import { LOCKS } from './locks';

/** Milliseconds for which a turn is believed to be held without asking: nothing else may come over its connection for days, and one that is dropped on the way says nothing. */
const BELIEVED_MS = 5_000;

/** The relay's own connection: it hears NOTIFY and holds the lock of the active relay. Both come back when it breaks. */
export interface Turn {
  /** Takes or keeps the turn, over a new connection if need be; false while another relay has it. */
  mine(): Promise<boolean>;
  /** Whether it is held, as far as is known without asking. */
  isHeld(): boolean;
  end(): Promise<void>;
}

/** `clock`: milliseconds that only go on. */
export function relayTurn(url: string, onNotice: () => void, log: Log, clock = (): number => performance.now()): Turn {
  let client: pg.Client | null = null;
  let held = false;
  let askedAt = -Infinity;

  const connect = async (): Promise<pg.Client> => {
    const fresh = new pg.Client({ connectionString: url, application_name: 'relay', keepAlive: true, keepAliveInitialDelayMillis: 10_000, connectionTimeoutMillis: 3_000, query_timeout: 10_000 });
    const lost = (): void => {
      if (client !== fresh) return;
      client = null;
      held = false;
      onNotice();
    };
    // A socket error on a raw client ends the process unless it is heard.
    fresh.on('error', (fault) => { log.warn({ fault: fault.message }, 'relay: connection lost, connecting again'); lost(); });
    fresh.on('end', lost);
    fresh.on('notification', onNotice);
    try {
      await fresh.connect();
      await fresh.query('listen pending');
    } catch (fault) {
      await fresh.end().catch(() => undefined);
      throw fault;
    }
    return fresh;
  };

  /** Whoever does not answer has lost it. */
  const stillMine = async (asked: pg.Client): Promise<boolean> => {
    try {
      await asked.query('/* relay turn: still */ select 1');
    } catch (fault) {
      log.warn({ fault: String(fault) }, 'relay: connection does not answer, connecting again');
      if (client === asked) { client = null; held = false; }
      // Nobody waits for the farewell of one that says nothing.
      asked.end().catch((why: unknown) => { log.debug({ fault: String(why) }, 'relay: connection ended with a fault'); });
    }
    return held;
  };

  return {
    isHeld: () => held,
    async mine() {
      client ??= await connect();
      if (held && clock() - askedAt < BELIEVED_MS) return true;
      askedAt = clock();
      if (held) return stillMine(client);
      const { rows } = await client.query<{ mine: boolean }>('/* relay turn */ select pg_try_advisory_lock($1) as mine', [LOCKS.relayTurn]);
      // The connection may have gone while it answered, and the lock with it.
      held = client !== null && rows[0]?.mine === true;
      return held;
    },
    async end() {
      const last = client;
      client = null;
      held = false;
      await last?.end().catch((fault: unknown) => { log.debug({ fault: String(fault) }, 'relay: connection ended with a fault'); });
    },
  };
}

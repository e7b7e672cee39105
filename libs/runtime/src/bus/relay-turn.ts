import pg from 'pg';
import type { Log } from '../log';
import { LOCKS } from './locks';

/** The relay's own connection: it hears NOTIFY and holds the lock of the active relay. Both come back when it breaks. */
export interface Turn {
  /** Takes or keeps the turn, over a new connection if need be; false while another relay has it. */
  mine(): Promise<boolean>;
  /** Whether it is held, as far as is known without asking. */
  isHeld(): boolean;
  end(): Promise<void>;
}

export function relayTurn(url: string, onNotice: () => void, log: Log): Turn {
  let client: pg.Client | null = null;
  let held = false;

  const connect = async (): Promise<pg.Client> => {
    const fresh = new pg.Client({ connectionString: url, application_name: 'relay', keepAlive: true, connectionTimeoutMillis: 3_000, query_timeout: 10_000 });
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

  return {
    isHeld: () => held,
    async mine() {
      client ??= await connect();
      if (held) return true;
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

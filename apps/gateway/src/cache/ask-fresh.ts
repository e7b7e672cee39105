import type { OpenClient } from '@cornerstone/executor/clients';
import type { Actor } from '@cornerstone/runtime/actor';
import { FRESH_PATH, type Fresh, type FreshQuestion } from '@cornerstone/runtime/fresh-question';
import { headersFor, type Service } from '../ask-service';

/** The gateway itself: nobody's rights. */
const GATEWAY: Actor = { id: 'gateway', departmentId: null, departments: [], regions: [], roles: [] };
const PATIENCE = 400;
const LARGEST = 4 * 1024 * 1024;

export interface AskFresh { ask(question: FreshQuestion): Promise<Fresh>; close(): Promise<void> }

/** Asks one service how fresh it is, over a connection of its own: what waits for answers does not hold it up. */
export const askingFresh = (open: OpenClient) => (service: Service): AskFresh => {
  const connections = open(new URL(FRESH_PATH, service.url).href, 1);
  return {
    async ask(question) {
      const body = JSON.stringify(question);
      const call = connections.post(headersFor(service, { actor: GATEWAY, language: 'en' }, body), body, { most: LARGEST }, false);
      const late = setTimeout(() => { call.giveUp(new Error('it did not answer in time')); }, PATIENCE);
      const { status, text } = await call.reply.finally(() => { clearTimeout(late); });
      if (status !== 200) throw new Error(`it answered ${status}`);
      return JSON.parse(text) as Fresh;
    },
    close: () => connections.close(),
  };
};

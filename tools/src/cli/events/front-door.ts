import { GraphUnreachable } from '../../graph-client';
import { CommandFault } from '../fault';
import { isTokenGiven, runningHouse, tokenFor } from '../house';

/** `who` is for people to read: a token that was given goes before a login. `renew` gets another token where the first one has ended; one that was given has no other. */
export interface FrontDoor { url: string; token: string; who: string; language: 'zh-CN' | 'en'; renew?: () => Promise<string> }

export const frontDoor = async (login: string, language: FrontDoor['language'] = 'zh-CN'): Promise<FrontDoor> => ({ url: (await runningHouse()).url, token: await tokenFor(login), renew: () => tokenFor(login), who: isTokenGiven() ? 'the holder of CORNERSTONE_TOKEN' : login, language });

export const headersOf = ({ token, language }: FrontDoor): Record<string, string> => ({ authorization: `Bearer ${token}`, 'accept-language': language });

export const unreachable = (door: FrontDoor) => (cause: unknown): never => { throw new GraphUnreachable(door.url, { cause }); };

/** What the front door answers instead of doing: refused is 1; not able to now, 2. */
export class Refused extends CommandFault {
  constructor(readonly status: number, message: string) {
    super(message, status >= 500 ? 2 : 1);
    this.name = 'Refused';
  }
}

export async function refusal(response: Response): Promise<Refused> {
  const answer = await response.json().catch(() => null) as { errors?: { message: string; extensions?: { code?: string; rule?: string } }[] } | null;
  const told = answer?.errors?.map(({ message, extensions }) => `${extensions?.rule ?? extensions?.code ?? 'error'}: ${message}`).join('\n');
  return new Refused(response.status, told || `${new URL(response.url).pathname} answered with status ${response.status}.`);
}

/** Asks one service, through the front door, to look after its events. */
export async function operate<A>(door: FrontDoor, service: string, body: object): Promise<A> {
  const response = await fetch(`${door.url}/events/operate/${service}`, { method: 'POST', headers: { ...headersOf(door), 'content-type': 'application/json' }, body: JSON.stringify(body) }).catch(unreachable(door));
  if (!response.ok) throw await refusal(response);
  return await response.json() as A;
}

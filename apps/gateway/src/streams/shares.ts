import { Rejection, type Sentence } from '@cornerstone/kernel/rejection';

export type ShareKind = 'stream' | 'socket' | 'subscription';

/** How much one person may hold open of each kind, and all people together. A socket's subscriptions count beside it. */
export interface Most extends Record<ShareKind, number> { everyone: number }
export const MOST: Most = { stream: 10, socket: 10, subscription: 50, everyone: 15_000 };

const WORD: Record<ShareKind, Sentence> = { stream: { en: 'event streams', zh: '事件流' }, socket: { en: 'sockets', zh: 'WebSocket 连接' }, subscription: { en: 'subscriptions', zh: '订阅' } };

/** What people hold open here: one that opens more and more may not shut the others out. */
export class Shares {
  private readonly of = new Map<string, Record<ShareKind, number>>();
  private all = 0;

  /** How much is held open by all together. */
  get held(): number { return this.all; }

  constructor(private readonly most: Most = MOST) {}

  /** Returns how to leave; leaving twice is leaving once. */
  enter(person: string, kind: ShareKind): () => void {
    const most = this.most[kind];
    const own = this.of.get(person) ?? { stream: 0, socket: 0, subscription: 0 };
    if (own[kind] >= most) {
      throw new Rejection('gateway.many-streams', { en: `You have ${most} ${WORD[kind].en} open, which is the most: close one first.`, zh: `您已打开 ${most} 个${WORD[kind].zh}，达到上限，请先关闭一个。` }, { kind, most }, 'RATE_LIMITED');
    }
    if (this.all >= this.most.everyone) throw new Rejection('gateway.full', { en: 'Too many are listening; try again in a few seconds.', zh: '当前监听连接过多，请稍后再试。' }, {}, 'UNAVAILABLE');
    own[kind] += 1;
    this.all += 1;
    this.of.set(person, own);
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      own[kind] -= 1;
      this.all -= 1;
      if (own.stream + own.socket + own.subscription === 0 && this.of.get(person) === own) this.of.delete(person);
    };
  }
}

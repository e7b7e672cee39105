import { Rejection } from '@cornerstone/kernel/rejection';

/** Each one is a reader of its own at the broker. */
const MOST_AT_ONCE = 20;

/** How many may read what was kept at the same time. */
export class Backlogs {
  private underWay = 0;

  constructor(private readonly most = MOST_AT_ONCE) {}

  /** Returns how to leave; leaving twice is leaving once. */
  enter(): () => void {
    if (this.underWay >= this.most) throw new Rejection('gateway.many-backlogs', { en: 'Many are reading what was kept; try again in a few seconds.', zh: '当前补读历史事件的连接较多，请稍后再试。' }, { most: this.most }, 'UNAVAILABLE');
    this.underWay += 1;
    let isInside = true;
    return () => {
      if (isInside) this.underWay -= 1;
      isInside = false;
    };
  }
}

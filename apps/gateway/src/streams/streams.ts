import { setTimeout as delay } from 'node:timers/promises';
import { Rejection } from '@cornerstone/kernel/rejection';
import type { Broker } from '@cornerstone/runtime/bus/broker';
import type { Log } from '@cornerstone/runtime/log';
import { Backlogs } from './backlogs';
import { openHub, type Hub } from './hub';
import { OpenStreams } from './open-streams';
import { JoinedAnswers } from '../subscriptions/joined-answers';
import { Shares, type Most } from './shares';
import { ROOM, type Room } from './waiting';
import type { Metrics } from '../metrics';

/** Milliseconds in which a reader must have taken something. */
const PATIENCE = 30_000;
/** Milliseconds for leaving the broker. */
const FAREWELL = 1_000;

/** All that subscribers of this gateway share. */
export interface Streams { broker: Broker; hub: Hub; open: OpenStreams; shares: Shares; backlogs: Backlogs; room: Room; joined: JoinedAnswers; /** Milliseconds in which a reader must have taken something. */ patience: number; log: Log; close(): Promise<void> }

export function openStreams(broker: Broker, metrics: Metrics, log: Log, options: { retry?: number; room?: Room; backlogs?: number; most?: Most; patience?: number } = {}): Streams {
  const hub = openHub(broker, log, options.retry);
  const open = new OpenStreams(metrics);
  return { broker, hub, open, shares: new Shares(options.most), backlogs: new Backlogs(options.backlogs), room: options.room ?? ROOM, joined: new JoinedAnswers((how) => { metrics.answered(how); }), patience: options.patience ?? PATIENCE, log, close: () => { open.close(); return orLater(hub.stop().then(() => broker.close())); } };
}

/** A broker that does not answer keeps nobody: nothing rests on a farewell. */
const orLater = (leaving: Promise<void>): Promise<void> => Promise.race([leaving, delay(FAREWELL, undefined, { ref: false })]);

export const streamsUnavailable = (): Rejection => new Rejection('gateway.streams-unavailable',
  { en: 'The event streams are not available now; the graph is.', zh: '事件流暂不可用，图查询不受影响。' }, {}, 'UNAVAILABLE');

export const tooSlow = new Rejection('gateway.too-slow', { en: 'More happens than you read: subscribe again, or ask for less.', zh: '事件产生快于读取，订阅已结束：请重新订阅或缩小范围。' }, {}, 'RATE_LIMITED');
export const stopping = new Rejection('gateway.stopping', { en: 'This gateway stops: subscribe again, and another one answers.', zh: '本网关即将停止，请重新订阅，由其他网关继续。' }, {}, 'UNAVAILABLE');

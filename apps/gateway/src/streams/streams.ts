import { setTimeout as delay } from 'node:timers/promises';
import { Rejection } from '@cornerstone/kernel/rejection';
import type { Broker } from '@cornerstone/runtime/bus/broker';
import type { Log } from '@cornerstone/runtime/log';
import { Backlogs } from './backlogs';
import { openHub, type Hub } from './hub';
import { OpenStreams } from './open-streams';
import { Shares, type Most } from './shares';
import { ROOM, type Room } from './waiting';
import type { Metrics } from '../metrics';

/** Milliseconds for leaving the broker. */
const FAREWELL = 1_000;

/** All that subscribers of this gateway share. */
export interface Streams { broker: Broker; hub: Hub; open: OpenStreams; shares: Shares; backlogs: Backlogs; room: Room; log: Log; close(): Promise<void> }

export function openStreams(broker: Broker, metrics: Metrics, log: Log, options: { retry?: number; room?: Room; backlogs?: number; most?: Most } = {}): Streams {
  const hub = openHub(broker, log, options.retry);
  const open = new OpenStreams(metrics);
  return { broker, hub, open, shares: new Shares(options.most), backlogs: new Backlogs(options.backlogs), room: options.room ?? ROOM, log, close: () => { open.close(); return orLater(hub.stop().then(() => broker.close())); } };
}

/** A broker that does not answer keeps nobody: nothing rests on a farewell. */
const orLater = (leaving: Promise<void>): Promise<void> => Promise.race([leaving, delay(FAREWELL, undefined, { ref: false })]);

export const streamsUnavailable = (): Rejection => new Rejection('gateway.streams-unavailable',
  { en: 'The event streams are not available now; the graph is.', zh: '事件流暂不可用，图查询不受影响。' }, {}, 'UNAVAILABLE');

import { feedRegistered, feedRetired, type feedKinds } from '@cornerstone/events/projects-evidence';
import type { Day } from '@cornerstone/kernel/day';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { plainText, reasonOf } from '@cornerstone/kernel/text';

export type FeedKind = (typeof feedKinds)[number];
export interface Feed { id: string; kind: FeedKind; address: string; since: Day; knownOn: Day; retiredOn: Day | null }
export interface RegisterCommand { feedId: string; kind: FeedKind; address: string; since: Day }

const LONGEST = 500;
/** A stream's address, or the number of a device, such as the 20 digits of GB/T 28181. */
const URL = /^(https?|rtsps?|rtmps?):\/\/[^\s/?#]+([/?#]\S*)?$/i;
const IDENTIFIER = /^[A-Za-z0-9][A-Za-z0-9._:-]{2,99}$/;
const SECRETS = /[?&#;](access_?token|token|pass(word|wd)?|pwd|secret|sig(nature)?|auth|api_?key|key)=/i;

/** P9: an address everyone who sees the project may read, so it holds no user, password or key. */
export function feedAddress(text: string): string {
  const address = plainText(text, 'address', LONGEST);
  const isUrl = address.includes('://');
  if (isUrl ? !URL.test(address) : !IDENTIFIER.test(address)) throw badInput('P9.feed-address', { en: 'A feed is a URL (http, rtsp, rtmp) or the identifier of a device.', zh: '监测源应为 http、rtsp、rtmp 地址或设备编码。' });
  const authority = isUrl ? address.slice(address.indexOf('://') + 3).split(/[/?#]/)[0] ?? '' : '';
  if (authority.includes('@') || SECRETS.test(address)) throw badInput('P9.feed-with-credentials', { en: 'The address holds a user, password or key: register it without.', zh: '地址含用户名、密码或密钥，请去除后登记。' });
  return address;
}

/** P9 (002: 在线实时可视化监管，对在建重点项目全覆盖): a live feed of the site. */
export function registerFeed(project: { stage: string }, before: readonly Feed[], { feedId, kind, address, since }: RegisterCommand, knownOn: Day) {
  if (project.stage === 'REMOVED' || project.stage === 'CANCELLED') throw new Rejection('P9.project-takes-no-feed', { en: `A ${project.stage.toLowerCase()} project takes no feed.`, zh: '已调退或取消的项目不再接入监测。' }, { stage: project.stage });
  if (since > knownOn) throw badInput('P9.feed-in-the-future', { en: `${since} is after ${knownOn}, the day it is known.`, zh: `接入日期 ${since} 晚于知悉日期 ${knownOn}。` }, { since, knownOn });
  if (before.some((each) => each.retiredOn === null && each.kind === kind && each.address === address)) throw new Rejection('P9.feed-already-registered', { en: 'This feed is registered already.', zh: '该监测源已登记。' }, { kind });
  return feedRegistered.of(knownOn, { feedId, kind, since });
}

/** P9: a feed ends once, with a reason. */
export function retireFeed(feed: Feed, { on, reason }: { on: Day; reason: string }, knownOn: Day) {
  if (feed.retiredOn !== null) throw new Rejection('P9.feed-already-retired', { en: `The feed ended on ${feed.retiredOn}.`, zh: `该监测源已于 ${feed.retiredOn} 停用。` }, { retiredOn: feed.retiredOn });
  if (on > knownOn) throw badInput('P9.retired-in-the-future', { en: `${on} is after ${knownOn}, the day it is known.`, zh: `停用日期 ${on} 晚于知悉日期 ${knownOn}。` }, { on, knownOn });
  if (on < feed.since || knownOn < feed.knownOn) throw new Rejection('P9.retired-before-live', { en: `The feed is live since ${feed.since}, known since ${feed.knownOn}.`, zh: `该监测源自 ${feed.since} 起接入，知悉日期 ${feed.knownOn}。` }, { on, since: feed.since });
  return feedRetired.of(knownOn, { feedId: feed.id, kind: feed.kind, on, reason: reasonOf(reason, 'P9.retired-without-reason') });
}

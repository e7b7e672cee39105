import { Rejection, type Sentence } from '@cornerstone/kernel/rejection';

const unauthenticated = (rule: string, sentence: Sentence, details: Record<string, unknown> = {}): Rejection => new Rejection(rule, sentence, details, 'UNAUTHENTICATED');

/** What a token fails at, for those who set an issuer up; each is plain from the token itself. */
export type Flaw = 'form' | 'type' | 'algorithm' | 'issuer' | 'key' | 'signature' | 'audience' | 'not-yet' | 'claims';

export const signInFirst = (): Rejection => unauthenticated('access.sign-in',
  { en: 'Sign in first: send a bearer token (npx cornerstone token --as drc prints one).', zh: '请先登录：请求须带 Bearer 令牌（npx cornerstone token --as drc 可生成演示令牌）。' });

export const tooLong = (most: number): Rejection => unauthenticated('access.token-too-long', { en: `A token has at most ${most} characters.`, zh: `令牌最多 ${most} 个字符。` }, { most });

export const expired = (): Rejection => unauthenticated('access.token-expired', { en: 'The token has expired: get a new one.', zh: '令牌已过期，请重新获取。' });

export const notValid = (flaw: Flaw): Rejection => unauthenticated('access.token-not-valid', { en: `The token is not valid here (${flaw}).`, zh: `令牌在此无效（${flaw}）。` }, { flaw });

export const personDisabled = (): Rejection => unauthenticated('access.person-disabled', { en: 'This person may no longer act here.', zh: '该人员已被停用。' });

export const noRights = (): Rejection => unauthenticated('access.no-rights',
  { en: 'The directory does not list you, and the token names no departments, regions and roles.', zh: '名录中无此人员，令牌亦未载明部门、区划与角色。' });

export const rightsChanged = (): Rejection => unauthenticated('access.rights-changed', { en: 'Your rights have changed: ask again.', zh: '您的权限已变更，请重新发起请求。' });

export const issuerUnavailable = (): Rejection => new Rejection('access.issuer-unavailable',
  { en: 'Tokens cannot be checked now: the sign-in service does not answer. Try again.', zh: '登录服务暂无应答，无法核验令牌，请稍后再试。' }, {}, 'UNAVAILABLE');

export const rightsUnread = (): Rejection => new Rejection('access.rights-unread',
  { en: 'Your rights are not known here yet: the directory is still being read. Try again.', zh: '名录尚在读取，暂不知您的权限，请稍后再试。' }, {}, 'UNAVAILABLE');

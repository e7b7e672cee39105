import { readFileSync } from 'node:fs';
import { Rejection } from '@cornerstone/kernel/rejection';
import type { Actor } from '@cornerstone/runtime/actor';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { z } from 'zod';

export const AUDIENCE = 'cornerstone';

const claims = z.object({ sub: z.string().min(1), departments: z.array(z.string()), regions: z.union([z.literal('*'), z.array(z.string())]), roles: z.array(z.string()) });
const LONGEST_TOKEN = 4096;

export type Identify = (authorization: string | undefined) => Promise<Actor>;

const unauthenticated = (en: string, zh: string): Rejection => new Rejection('access.sign-in', { en, zh }, {}, 'UNAUTHENTICATED');

/** Who asks: a bearer token signed by one of the known keys, still valid, meant for us. */
export function identifier(keysFile: string): Identify {
  const keys = createLocalJWKSet(JSON.parse(readFileSync(keysFile, 'utf8')) as JSONWebKeySet);
  return async (authorization) => {
    const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
    if (!token || token.length > LONGEST_TOKEN) throw unauthenticated('Sign in first: send a bearer token (npx cornerstone token --as drc prints one).', '请先登录：请求须带 Bearer 令牌（npx cornerstone token --as drc 可生成演示令牌）。');
    const verified = await jwtVerify(token, keys, { audience: AUDIENCE, algorithms: ['EdDSA', 'ES256'], requiredClaims: ['exp', 'aud', 'sub'], clockTolerance: 30 })
      .catch((): never => { throw unauthenticated('The token is not valid or has expired: get a new one.', '令牌无效或已过期，请重新获取。'); });
    const parsed = claims.safeParse(verified.payload);
    if (!parsed.success || !verified.protectedHeader.kid) throw unauthenticated('The token names no rights.', '令牌缺少权限信息。');
    const { sub, departments, regions, roles } = parsed.data;
    return { id: sub, departmentId: departments[0] ?? null, departments, regions, roles };
  };
}

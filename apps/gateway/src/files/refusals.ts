import { badInput, Rejection } from '@cornerstone/kernel/rejection';

export const tooLarge = (most: number): Rejection => badInput('files.too-large', { en: `A file of this type has at most ${most} bytes.`, zh: `该类型文件最多 ${most} 字节。` }, { most });
export const empty = (): Rejection => badInput('files.empty', { en: 'The file is empty.', zh: '文件为空。' });
export const wrongType = (en: string, zh: string, details: Record<string, unknown>): Rejection => badInput('files.type', { en, zh }, details);
export const tooSlow = (): Rejection => badInput('files.too-slow', { en: 'The file came in too slowly and was given up: try again.', zh: '上传过慢，已中止，请重试。' });
export const otherDigest = (expected: string, found: string): Rejection => badInput('files.digest-mismatch', { en: 'The bytes that came in are not those of the digest that was sent.', zh: '收到的内容与所附摘要不符。' }, { expected, found });
export const projectNotFound = (project: string): Rejection => new Rejection('files.project-not-found', { en: `The project ${project} was not found.`, zh: `未找到项目 ${project}。` }, { project }, 'NOT_FOUND');
export const tooManyAtOnce = (most: number): Rejection => new Rejection('files.too-many-at-once', { en: `At most ${most} uploads at once: wait for one to end.`, zh: `同时上传最多 ${most} 个，请等其中一个结束。` }, { most }, 'RATE_LIMITED');

const unavailable = (rule: string, en: string, zh: string): Rejection => new Rejection(rule, { en, zh }, {}, 'UNAVAILABLE');
export const noRoom = (): Rejection => unavailable('files.no-room', 'There is no room for files now: tell operations.', '文件存储空间不足，请联系运维。');
export const storeUnavailable = (): Rejection => unavailable('files.store-unavailable', 'The store of files does not answer now: try again.', '文件存储暂不可用，请稍后重试。');
export const notSetUp = (): Rejection => unavailable('files.not-set-up', 'This house keeps no files: the setting FILES is missing.', '本系统未配置文件存储（FILES）。');
export const damaged = (id: string): Rejection => new Rejection('files.damaged', { en: `The stored bytes of ${id} are missing or not what was uploaded: tell operations.`, zh: `文件 ${id} 的存储内容缺失或已被改动，请联系运维。` }, { id }, 'UNAVAILABLE');
export const badRange = (size: number): Rejection => badInput('files.range', { en: `The file has ${size} bytes; the range lies outside.`, zh: `文件共 ${size} 字节，请求范围超出。` }, { size });

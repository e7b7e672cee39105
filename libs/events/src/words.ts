import { z } from 'zod';

/**
 * What a field means, in English and Chinese, with its unit, format or clause where it matters, and a value it may have.
 * It travels with the schema: asyncapi.yaml, docs/subscribe.md and every example are made from it.
 */
export const told = <S extends z.ZodType>(schema: S, en: string, zh: string, example?: unknown): S =>
  schema.meta({ description: `${en} · ${zh}`, ...(example !== undefined && { examples: [example] }) });

export const text = (en: string, zh: string, example: string): z.ZodString => told(z.string(), en, zh, example);
export const count = (en: string, zh: string, example: number): z.ZodNumber => told(z.number().int(), en, zh, example);
export const flag = (en: string, zh: string): z.ZodBoolean => told(z.boolean(), en, zh, false);

/** Ids are prefixed UUIDv7, the same text in URL, event and file; compare them, read nothing from them. */
export const idOf = (prefix: string, en: string, zh: string): z.ZodString => text(`${en}; ${prefix}_ and a UUIDv7`, `${zh}（${prefix}_ 加 UUIDv7）`, `${prefix}_0193a000-0000-7000-8000-000000000001`);

export const year = count('Calendar year', '年度', 2024);
export const reason = text('Reason in words, as it was given', '原因（原文）', '拆迁未完成');
export const month = told(count('Month 1 to 12', '月份（1–12）', 6).nullable(), 'Month 1 to 12; null in a weekly report', '月份（1–12）；周报为空');
export const week = told(count('ISO week 1 to 53', 'ISO 周次（1–53）', 23).nullable(), 'ISO week 1 to 53; null in a monthly report', 'ISO 周次（1–53）；月报为空', null);

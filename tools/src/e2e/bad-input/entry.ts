import type { Ground } from './ground';

/** What somebody was told: `CODE rule`, a finding, an exit code, what became of a message; and every word of it. */
export interface Answer { told: string; status: number; text: string }

export interface Case {
  /** What is sent, in a few words. */
  sent: string;
  /** What must be there before it is sent. */
  before?: (ground: Ground) => Promise<void>;
  act: (ground: Ground) => Promise<Answer>;
  /** What must be told; `*` stands for any words. Where several are given, one of them. */
  answer: string | readonly string[];
  /** What may change by it; without this, not one row of any service. */
  changes?: string;
  /** Changes what others meet while it goes on. */
  alone?: true;
}

/** One line of the catalogue of bad inputs. */
export interface Entry { number: number; cases: readonly Case[] }

export const entry = (number: number, ...cases: readonly Case[]): Entry => ({ number, cases });

export const answersOf = ({ answer }: Case): readonly string[] => (typeof answer === 'string' ? [answer] : answer);

export const agrees = (told: string, answers: readonly string[]): boolean =>
  answers.some((answer) => new RegExp(`^${answer.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 's').test(told));

/** What a refusal must never hold: inner addresses, stack traces, statements, paths of ours. */
const LEAK = /127\.0\.0\.1|\blocalhost\b|node_modules|\.ts:\d+|\bat \S+ \(|postgres(ql)?:\/\/|ECONNREFUSED|\b(select|insert into|update) .* (from|set|values) |stacktrace|Did you mean/i;

export const leaksIn = (text: string): string | null => LEAK.exec(text)?.[0] ?? null;

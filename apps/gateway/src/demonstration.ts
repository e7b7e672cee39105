import { readFileSync } from 'node:fs';
import { demoPeople, signDemoToken } from '@cornerstone/runtime/demo-people';

export interface Demonstration { people(): object[]; token(login: string): Promise<string | null> }

/** Sign-in for a demonstration: its people and tokens for them. Production never has it. */
export function demonstration(keyFile: string): Demonstration {
  const key = JSON.parse(readFileSync(keyFile, 'utf8')) as Record<string, string>;
  return {
    people: () => demoPeople().map(({ login, name, titleZh, titleEn }) => ({ login, name, title: titleZh, titleEn })),
    token: async (login) => (demoPeople().some((person) => person.login === login) ? signDemoToken(login, key) : null),
  };
}

import type { Teller } from './teller';

/** Ids of people of the demonstration, as each is told its own. */
export async function peopleByLogin(teller: Teller, logins: readonly string[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const login of logins) {
    const ask = await teller.as(login);
    ids.set(login, (await ask<{ me: { id: string } }>('{ me { id } }')).me.id);
  }
  return ids;
}

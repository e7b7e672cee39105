export interface DemoPerson { login: string; name: string; title: string }

/** The people one may be in the demonstration; null outside it, where the address answers 404. */
export async function demoPeople(): Promise<DemoPerson[] | null> {
  const response = await fetch('/demo/people');
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return await response.json() as DemoPerson[];
}

async function demoToken(login: string): Promise<string> {
  const response = await fetch(`/demo/token?as=${encodeURIComponent(login)}`);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return (await response.json() as { token: string }).token;
}

const tokens = new Map<string, Promise<string>>();
export function tokenOf(login: string, renew: boolean): Promise<string> {
  const known = renew ? undefined : tokens.get(login);
  const token = known ?? demoToken(login);
  tokens.set(login, token);
  token.catch(() => tokens.delete(login));
  return token;
}

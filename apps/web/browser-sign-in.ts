import type { Page } from 'playwright-core';
import { listenedTo, openBrowser, WAIT } from './browser-check';
import { zh as t } from './src/messages.zh';

interface Person { login: string; name: string; password: string }

/** A refresh token that the issuer does not know is refused, and the browser says so. */
const REFUSAL = /\/oidc\/token|status of 400/;

/** Signs in to a running house by the password, in a real browser, renews, comes back after the session's end, and signs out; what was not so. `shot` takes pictures. */
export async function checkSignIn(url: string, person: Person, shot: (page: Page, name: string) => Promise<unknown> = async () => undefined): Promise<string[]> {
  const problems: string[] = [];
  const browser = await openBrowser();
  try {
    const page = await listenedTo(await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } }), url, problems);
    const here = '/?year=2024&stage=UNDER_CONSTRUCTION';
    await page.goto(new URL(here, url).href);
    await ready(page);

    await page.getByRole('button', { name: t.signIn.byPassword }).click();
    await page.waitForURL(/\/oidc\/sign-in\//, { timeout: WAIT });
    await shot(page, 'login');
    await page.getByLabel('用户名').fill(person.login);
    await page.getByLabel('密码').fill(person.password);
    await page.getByRole('button', { name: '登录' }).click();
    problems.push(...await signedIn(page, url, here, person));
    await shot(page, 'console');

    await page.goto(new URL('/explorer?query=Portfolio', url).href);
    await ready(page, '.monaco-editor .view-line');
    problems.push(...await named(page, person));
    await shot(page, 'explorer');

    const renewal = page.waitForResponse((response) => response.url().endsWith('/oidc/token'), { timeout: WAIT });
    await page.goto(new URL(here, url).href);
    // What is still being asked would renew first, and a reload would forget the token that it got.
    await ready(page);
    await change(page, { expires_at: 1 });
    await page.reload();
    const status = (await renewal).status();
    if (status !== 200) problems.push(`a renewal answers ${status}`);
    problems.push(...await signedIn(page, url, here, person));

    await change(page, { expires_at: 1, refresh_token: 'none' });
    await page.reload();
    await page.waitForResponse((response) => response.url().includes('/signed-in?code='), { timeout: WAIT });
    problems.push(...await signedIn(page, url, here, person));

    await page.goto(new URL('/signed-in?code=forged&state=forged', url).href);
    problems.push(...await signedIn(page, url, '/', person));

    await page.getByRole('button', { name: t.signIn.out }).click();
    await page.getByRole('button', { name: t.signIn.byPassword }).waitFor({ timeout: WAIT });
    if (await page.evaluate(() => Object.keys(sessionStorage).some((name) => name.startsWith('oidc.user:')))) problems.push('a token is kept after signing out');
    await page.getByRole('button', { name: t.signIn.byPassword }).click();
    await page.getByLabel('密码').waitFor({ timeout: WAIT });
  } catch (fault) {
    problems.push(fault instanceof Error ? fault.message : String(fault));
  } finally {
    await browser.close();
  }
  return problems.filter((problem) => !REFUSAL.test(problem));
}

const ready = (page: Page, selector = '[data-state="ready"]'): Promise<void> => page.locator(selector).first().waitFor({ state: 'attached', timeout: WAIT });

async function named(page: Page, { login, name }: Person): Promise<string[]> {
  const shown = await page.locator('.head .person').first().textContent({ timeout: WAIT }) ?? '';
  return [name, login, t.signIn.out].filter((text) => !shown.includes(text)).map((text) => `the head does not say ${text} but ${shown}`);
}

async function signedIn(page: Page, url: string, path: string, person: Person): Promise<string[]> {
  await page.waitForURL(new URL(path, url).href, { timeout: WAIT });
  await ready(page);
  const figure = await page.locator('.totals').first().textContent({ timeout: WAIT });
  return [...await named(page, person), ...(/\d/.test(figure ?? '') ? [] : ['there is no figure on the overview'])];
}

/** As if time had passed, or the issuer had forgotten: what the tab keeps of the session is changed. */
const change = (page: Page, to: object): Promise<void> => page.evaluate((changes) => {
  for (const name of Object.keys(sessionStorage).filter((each) => each.startsWith('oidc.user:'))) sessionStorage.setItem(name, JSON.stringify({ ...JSON.parse(sessionStorage.getItem(name) ?? '{}') as object, ...changes }));
}, to);

import chromium from '@sparticuz/chromium';
import { chromium as browsers, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { count, decimal, fromYuan } from './src/format';
import { grouped } from './src/grouped';
import { zh as t } from './src/messages.zh';
import type { Portfolio } from './src/operations';
import { columns, figures } from './src/overview/figures';
import { expected, type Expected } from './browser-expected';

export interface PageCheck { page: string; problems: string[] }
type Look = (page: Page, expected: Expected) => Promise<string[]>;

export const WAIT = 30_000;
/** Not the package's own arguments: its single process dies when one of several pages is closed, and it takes web security away. */
const ARGS = ['--no-sandbox', '--lang=zh-CN'];
/** Else it writes the day of an empty date field as Americans do. */
const CHINESE = { LANG: 'zh_CN.UTF-8', LANGUAGE: 'zh_CN' };
/** Controls with no name of their own and no label around them; those that another label points at are sifted out after. */
const UNLABELLED = ':is(input:not([type="hidden"]), select, textarea):not(label *):not([aria-label]):not([aria-labelledby])';

let unpacked: Promise<string> | null = null;
/** On a new machine the package unpacks it at its first use, and takes a file that is there for one that is whole: whoever comes meanwhile waits for the same. */
const browserFile = (): Promise<string> => (unpacked ??= chromium.executablePath());

export const openBrowser = async (): Promise<Browser> => browsers.launch({ args: ARGS, executablePath: await browserFile(), env: { ...process.env, ...CHINESE } });

/** Opens the pages of a running house, with its demonstration, in a real browser; a page without problems is right. Throws where there is no house at all. */
export async function checkPages(url: string): Promise<PageCheck[]> {
  const known = await expected(url);
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } });
    const check = (path: string, look: Look) => () => checkPage(context, new URL(path, url), (page) => look(page, known));
    return await atOnce([
      check('/', overview), check(`/projects/${encodeURIComponent(known.project.code)}`, project), check('/explorer?query=Portfolio', explorer),
      ...[...grouped(known.said, ({ path }) => path)].map(([path, parts]) => check(path, async (page) => [...(await Promise.all(parts.map(({ selector, words }) => texts(page, selector, words)))).flat(), ...await whole(page)])),
      ...EMPTY.map(([path, words]) => check(path, async (page) => texts(page, 'main', [...words]))), () => checkSilence(browser, new URL('/rounds', url)),
    ]);
  } finally {
    await browser.close();
  }
}

/** Addresses under which there is nothing, and what the pages say then. */
const EMPTY = [['/rounds?year=2018', [t.rounds.empty]], ['/reserve?region=419001&year=2018', [t.reserve.empty, t.reserve.noStale, t.reserve.noSessions]], ['/goals?year=2018', [t.goals.empty]], ['/leads?chain=TEXTILES', [t.leads.empty]]] as const;
const AT_ONCE = 3;

/** A page in a browser is work for a machine: so many at the same time, and no more. */
async function atOnce(checks: readonly (() => Promise<PageCheck>)[]): Promise<PageCheck[]> {
  const waiting = [...checks.entries()];
  const done: PageCheck[] = [];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) done[next[0]] = await next[1]();
  }));
  return done;
}

/** Nothing is missing, no code stands for a word, the first tab leads past the head, and a telephone shows it without scrolling sideways. */
async function whole(page: Page): Promise<string[]> {
  const problems = [...await none(page, '.banner, .missing', 'says that something is missing'), ...await shouted(page, '.mark')];
  await page.keyboard.press('Tab');
  if (!await page.evaluate(() => document.activeElement?.classList.contains('skip'))) problems.push('the first tab does not lead to the content');
  await page.setViewportSize({ width: 390, height: 844 });
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (wider > 0) problems.push(`${wider} px wider than a telephone`);
  return problems;
}

/** Where the graph does not answer, the page says so and offers to try again; then it is there. */
async function checkSilence(browser: Browser, url: URL): Promise<PageCheck> {
  const problems: string[] = [];
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await page.route('**/graphql', (route) => route.abort());
    await page.goto(url.href, { timeout: WAIT });
    await page.locator('[data-state="failed"]').waitFor({ timeout: WAIT });
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: t.app.retry }).click();
    await page.locator('[data-state="ready"]').first().waitFor({ timeout: WAIT });
  } catch (fault) {
    problems.push(fault instanceof Error ? fault.message : String(fault));
  } finally {
    await context.close();
  }
  return { page: `${url.pathname} in silence`, problems };
}

async function checkPage(context: BrowserContext, url: URL, look: (page: Page) => Promise<string[]>): Promise<PageCheck> {
  const problems: string[] = [];
  const page = await listenedTo(context, url.origin, problems);
  try {
    await page.goto(url.href, { timeout: WAIT });
    await page.locator('[data-state="ready"]').first().waitFor({ state: 'attached', timeout: WAIT });
    problems.push(...await look(page), ...await accessible(page));
  } catch (fault) {
    problems.push(fault instanceof Error ? fault.message : String(fault));
  } finally {
    await page.close();
  }
  return { page: url.pathname, problems };
}

/** A page that notes what it complains of, and whom it asks. */
export async function listenedTo(context: BrowserContext, origin: string, problems: string[]): Promise<Page> {
  const page = await context.newPage();
  page.on('console', (message) => { if (message.type() === 'error') problems.push(`console: ${message.text()}`); });
  page.on('pageerror', (error) => { problems.push(`page error: ${error.message}`); });
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin) problems.push(`asks outside: ${request.url()}`);
  });
  page.on('response', (response) => { if (response.status() >= 400) problems.push(`HTTP ${response.status()}: ${response.url()}`); });
  return page;
}

const overview: Look = async (page, { portfolio }) => [
  ...(await Promise.all(figures.map((figure) => texts(page, figure.kind === 'count' || figure.kind === 'money' ? '.totals' : `#${figure.name}`, [t.figure[figure.name], written(portfolio, figure)])))).flat(),
  ...await texts(page, '.columns thead', columns.map(({ name }) => t.figure[name])),
  ...await texts(page, '#projects', [t.list.title]),
  ...await none(page, '.banner', 'says that something is missing'),
];

/** What stands on the page for a figure of the answer. */
function written(portfolio: Portfolio, figure: (typeof figures)[number]): string {
  if (figure.kind === 'count') return count(portfolio[figure.name], 'zh');
  if (figure.kind === 'money') return `${decimal(portfolio[figure.name].amount, 'zh')} ${t.unit.YI}`;
  const rate = portfolio[figure.name];
  if (!rate) throw new Error(`The graph gives no ${figure.name}`);
  const [shown, unit] = figure.kind === 'rate of projects' ? [(text: string) => decimal(text, 'zh', 0), t.figure.projects] : [(text: string) => decimal(fromYuan(text, 'YI'), 'zh'), t.unit.YI];
  return `${shown(rate.numerator)} / ${shown(rate.denominator)} ${unit}`;
}

const project: Look = async (page, { project: known }) => [
  ...await texts(page, '.project-head', [known.name, known.code, t.stage[known.stage]]),
  ...await texts(page, '#approvals', [t.procedures.title, ...known.procedures]),
  ...await texts(page, '#funding', [t.money.allocated, t.money.paid, `${decimal(known.paid, 'zh')} ${t.unit.WAN}`, ...known.accounts]),
  ...await texts(page, '#timeline', [t.timeline.title]),
  ...await whole(page),
];

const explorer: Look = async (page, { portfolio }) => {
  await page.getByRole('button', { name: /^Execute/ }).click();
  const answer = page.locator('.graphiql-response .view-lines');
  await answer.getByText('"count"').waitFor({ timeout: WAIT });
  return texts(page, '.graphiql-response .view-lines', [`"count": ${portfolio.count}`]);
};

async function accessible(page: Page): Promise<string[]> {
  const problems = [
    ...await none(page, 'img:not([alt])', 'an image without alt'),
    ...await none(page, 'table:not(:has(th[scope]))', 'a table without headings'),
    ...await none(page, 'button:not([aria-label]):not([title]):not(:has(img[alt]))', 'a button without a name', (found) => found.filter({ hasNotText: /\S/ })),
  ];
  const lang = await page.locator('html').getAttribute('lang');
  if (lang !== 'zh-CN') problems.push(`lang is ${lang}`);
  for (const [selector, what] of [['h1', 'h1'], ['main', 'main']] as const) {
    const found = await page.locator(selector).count();
    if (found !== 1) problems.push(`${found} ${what} on the page`);
  }
  for (const control of await page.locator(UNLABELLED).all()) {
    const id = await control.getAttribute('id');
    if (!id || await page.locator(`label[for="${id}"]`).count() === 0) problems.push(`a control without a label: ${id ?? await control.getAttribute('class')}`);
  }
  return problems;
}

/** What is not to be read in a part of the page, whatever is folded up; blanks of every kind count as one. */
async function texts(page: Page, selector: string, wanted: string[]): Promise<string[]> {
  const plain = (text: string) => text.replace(/\s+/g, ' ');
  const found = plain(await page.locator(selector).first().textContent({ timeout: WAIT }) ?? '');
  return wanted.filter((text) => !found.includes(plain(text))).map((text) => `${selector} does not say ${text}`);
}

async function none(page: Page, selector: string, what: string, narrowed: (found: ReturnType<Page['locator']>) => ReturnType<Page['locator']> = (found) => found): Promise<string[]> {
  const found = narrowed(page.locator(selector));
  return await found.count() === 0 ? [] : [`${what}: ${(await found.first().textContent())?.trim() || selector}`];
}

/** A code of the graph on screen is one that has no word in messages.*.ts. */
async function shouted(page: Page, selector: string): Promise<string[]> {
  return (await page.locator(selector).allTextContents()).filter((text) => /^[A-Z_]{2,}$/.test(text)).map((text) => `a code instead of a word: ${text}`);
}

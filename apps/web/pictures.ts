import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { listenedTo, openBrowser, WAIT } from './browser-check';
import { DEMONSTRATION } from './src/explorer/queries/demonstration';

interface Picture { name: string; path: string; width: number; height: number; /** To its end, however long. */ whole?: boolean; prepare?(page: Page): Promise<void> }

/** The pictures of docs/images, by their names there. */
const PICTURES: readonly Picture[] = [
  { name: 'overview', path: '/', width: 1440, height: 1120 },
  { name: 'project', path: `/projects/${DEMONSTRATION}`, width: 1280, height: 1500 },
  { name: 'warmap', path: '/warmap', width: 1280, height: 1000 },
  { name: 'wall', path: '/warmap?display=wall', width: 1920, height: 1080 },
  { name: 'rounds', path: '/rounds', width: 1280, height: 1000 },
  { name: 'reserve', path: '/reserve', width: 1280, height: 1000 },
  { name: 'leaders', path: '/leaders', width: 1280, height: 900 },
  { name: 'leads', path: '/leads', width: 1280, height: 1000 },
  { name: 'goals', path: '/goals', width: 1280, height: 1000 },
  { name: 'explorer', path: '/explorer', width: 1280, height: 820, prepare: async (page) => {
    await page.getByRole('button', { name: /^Execute/ }).click();
    await page.locator('.graphiql-response .view-lines').getByText('"project"').waitFor({ timeout: WAIT });
  } },
];
/** Too narrow for two columns, and a telephone: looked at by whoever changes the pages, not kept in docs. */
const OTHERS: readonly Picture[] = [
  ...[['zh', 760], ['zh', 390], ['en', 1440], ['en', 1024], ['en', 390]].map(([lang, width]) => ({ name: `overview-${lang}-${width}`, path: `/?lang=${lang}`, width: Number(width), height: 1120 })),
  ...['warmap', 'rounds', 'reserve', 'leaders', 'leads', 'goals', `projects/${DEMONSTRATION}`].flatMap((page) => [['zh', 1440], ['zh', 390], ['en', 1440]].map(([lang, width]) => ({ name: `${page.split('/')[0] ?? page}-${lang}-${width}`, path: `/${page}?lang=${lang}`, width: Number(width), height: 1400, whole: true }))),
];

/** Takes pictures of a running house into a folder; answers what the pages complained of meanwhile. */
export async function takePictures(url: string, folder: string, { others = false }: { others?: boolean } = {}): Promise<string[]> {
  const problems: string[] = [];
  const browser = await openBrowser();
  try {
    for (const picture of [...PICTURES, ...(others ? OTHERS : [])]) problems.push(...await take(browser, url, folder, picture));
  } finally {
    await browser.close();
  }
  return problems;
}

async function take(browser: Browser, url: string, folder: string, { name, path, width, height, whole = false, prepare }: Picture): Promise<string[]> {
  const problems: string[] = [];
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width, height } });
  try {
    const page = await listenedTo(context, new URL(url).origin, problems);
    await page.goto(new URL(path, url).href, { timeout: WAIT });
    await page.locator('[data-state="ready"]').first().waitFor({ state: 'attached', timeout: WAIT });
    await prepare?.(page);
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: whole });
  } finally {
    await context.close();
  }
  return problems.map((problem) => `${name}: ${problem}`);
}

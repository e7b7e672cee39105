#!/usr/bin/env node
// node apps/web/screenshot.mjs URL OUT.png [--width 1440] [--height 900] [--full] [--click SELECTOR] [--wait MS] [--dark] [--pdf]
// Takes a picture of a running page; refuses (exit code 1) when the page asked for anything outside its own address.
import { parseArgs } from 'node:util';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

const say = (text) => process.stderr.write(`${text}\n`);

const { positionals: [url, out], values } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '1440' }, height: { type: 'string', default: '900' }, full: { type: 'boolean', default: false },
    click: { type: 'string' }, wait: { type: 'string', default: '0' }, dark: { type: 'boolean', default: false }, pdf: { type: 'boolean', default: false },
  },
});
if (!url || !out) {
  say('usage: node apps/web/screenshot.mjs URL OUT.png [--width N] [--height N] [--full] [--click SELECTOR] [--wait MS] [--dark] [--pdf]');
  process.exit(2);
}

const browser = await playwright.launch({ args: ['--no-sandbox', '--lang=zh-CN'], executablePath: await chromium.executablePath(), env: { ...process.env, LANG: 'zh_CN.UTF-8', LANGUAGE: 'zh_CN' } });
try {
  const page = await browser.newPage({
    viewport: { width: Number(values.width), height: Number(values.height) }, colorScheme: values.dark ? 'dark' : 'light', deviceScaleFactor: 1, locale: 'zh-CN',
  });
  const { origin } = new URL(url);
  const outside = [];
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin) outside.push(request.url());
  });
  page.on('pageerror', (error) => say(`page error: ${error.message}`));
  page.on('console', (message) => { if (message.type() === 'error') say(`console: ${message.text()}`); });
  await page.goto(url, { waitUntil: 'networkidle' });
  // The console says when its answer is on screen; the explorer, when its editor is.
  await page.locator('[data-state="ready"], [data-state="failed"], .token, .monaco-editor .view-line').first().waitFor({ state: 'attached', timeout: 20_000 });
  if (values.click) await page.click(values.click);
  await page.waitForTimeout(Number(values.wait));
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  if (values.pdf) await page.pdf({ path: out, preferCSSPageSize: true });
  else await page.screenshot({ path: out, fullPage: values.full });
  if (outside.length) {
    say(`asked outside its own address:\n${outside.join('\n')}`);
    process.exitCode = 1;
  }
} finally {
  await browser.close();
}

import { createHash } from 'node:crypto';
import type { Language } from './words';

const STYLE = `
:root { color-scheme: light dark; --ground: #f3f5f8; --paper: #fff; --ink: #18222f; --quiet: #56616f; --line: #dde3ea; --brand: #15406f; --link: #0b5cad; --late: #a8201a; --late-ground: #fde8e6; }
@media (prefers-color-scheme: dark) { :root { --ground: #11161d; --paper: #1a212b; --ink: #e6ebf1; --quiet: #9fabb9; --line: #303a47; --brand: #0f2f52; --link: #7db6f0; --late: #ff9b92; --late-ground: #431a18; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.6 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Noto Sans SC Variable', system-ui, sans-serif; }
header { background: var(--brand); color: #fff; padding: 13px 24px; font-size: 17px; font-weight: 700; }
main { max-width: 860px; margin: 40px auto; padding: 0 16px; display: grid; grid-template-columns: repeat(auto-fit, minmax(300px, 1fr)); gap: 24px; }
section { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 24px; }
h1 { margin: 0 0 16px; font-size: 22px; } h2 { margin: 0 0 4px; font-size: 16px; } p { margin: 0 0 14px; }
label { display: block; margin-bottom: 14px; }
input { display: block; width: 100%; margin-top: 4px; }
input, button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: 8px 11px; min-height: 42px; }
button { cursor: pointer; width: 100%; }
button[value=yes], button.main { background: var(--link); border-color: var(--link); color: var(--paper); font-weight: 650; }
button + button { margin-top: 10px; }
ul { list-style: none; margin: 0; padding: 0; }
li a { display: flex; justify-content: space-between; gap: 12px; padding: 7px 10px; border-radius: 6px; color: inherit; text-decoration: none; }
li a:hover, li a[aria-current] { background: var(--ground); }
li small { color: var(--quiet); }
.quiet { color: var(--quiet); font-size: 13px; } .fault { background: var(--late-ground); color: var(--late); border-radius: 6px; padding: 9px 12px; }
code { font: 14px ui-monospace, Consolas, 'DejaVu Sans Mono', monospace; color: var(--ink); user-select: all; }
:focus-visible { outline: 3px solid #e0a530; outline-offset: 2px; }
`;
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

export const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** One page, whole: `body` is HTML. The font is the console's, for a reader who has no Chinese one. */
export const page = (language: Language, title: string, body: string, script = ''): string => `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)} · Cornerstone</title><link rel="stylesheet" href="/font.css"><style>${STYLE}</style></head>
<body><header>Cornerstone</header><main>${body}</main>${script && `<script>${script}</script>`}</body></html>
`;

/** Nothing from another site, no frame, no script but the one given. A browser holds form-action against where a form's answer leads, too: back to the console. */
export const headersOf = (origins: readonly string[], script = ''): Record<string, string> => ({
  'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin',
  'content-security-policy': `default-src 'none'; style-src 'self' ${hashOf(STYLE)}; font-src 'self'; ${script && `script-src ${hashOf(script)}; `}form-action 'self' ${origins.join(' ')}; frame-ancestors 'none'; base-uri 'none'`,
});

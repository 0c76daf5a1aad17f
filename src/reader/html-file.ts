/** The article as one HTML file that needs nothing beside it but its pictures, which stay where the page has them. */

/**
 * Screen and paper, light and dark, without the extension. Pictures cannot be put into the file: the extension asks no picture
 * host for anything, and a page may show a foreign picture but not read it.
 */
const STYLE = `
:root { color-scheme: light dark; --paper: #fdfdfb; --ink: #22262a; --quiet: #5b6269; --line: #e2e4df; --accent: #0b7264; }
@media screen and (prefers-color-scheme: dark) { :root { --paper: #1b1d1f; --ink: #d6d8d9; --quiet: #a0a6ab; --line: #34383b; --accent: #5fc4b3; } }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 18px/1.9 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
body:lang(zh-Hant) { font-family: system-ui, "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", sans-serif; }
article { max-width: 36em; margin: 0 auto; padding: 40px 24px 64px; line-break: strict; overflow-wrap: anywhere; }
h1 { margin: 0 0 12px; font-size: 1.5em; line-height: 1.4; }
h2, h3, h4 { margin: 1.6em 0 .7em; font-size: 1.1em; line-height: 1.5; }
.facts { display: flex; flex-wrap: wrap; gap: 2px 14px; margin: 0 0 28px; padding-bottom: 14px; border-bottom: 1px solid var(--line); }
.facts, figcaption, .keywords, .source { color: var(--quiet); font-size: .8em; line-height: 1.6; }
p, ul, ol, blockquote, figure, .table { margin: 0 0 1.1em; }
blockquote { padding-inline-start: 16px; border-inline-start: 3px solid var(--accent); }
a { color: var(--accent); text-underline-offset: 3px; }
img { display: block; max-width: 100%; margin: 0 auto; }
figcaption { margin-top: 8px; text-align: center; }
.table { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .9em; line-height: 1.6; }
td, th { padding: 5px 10px; border: 1px solid var(--line); }
.source { margin-top: 40px; padding-top: 14px; border-top: 1px solid var(--line); }
@media print { article { max-width: none; padding: 0; } body { background: none; color: #000; font-size: 11pt; }
  figure, tr { break-inside: avoid; } h1, h2, h3, h4 { break-after: avoid; } }
`;

/**
 * What stands in every file's head. Its policy: no script, no frame, no request but for pictures. Said by the file itself, since
 * nothing else guards it where it is opened.
 */
const HEAD = `<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src https: http:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
`;

/**
 * `doc` as `exportDocument` makes it. Returns the file's text. The text of the article was never parsed as HTML: the browser's own
 * serialiser writes the nodes that `render.ts` made. What is the same in every file is put before the title as text, since the
 * extension's policy would complain of a style element, even in a document that is never shown.
 */
export function htmlFile(doc: Document): string {
  const html = doc.documentElement.outerHTML.replace("<head>", () => `<head>\n${HEAD}<style>${STYLE}</style>\n`);
  return `<!doctype html>\n${html}\n`;
}

/** How the HTML file looks: on a screen in light and dark, and on paper with page numbers. It names nothing outside of the file. */
import { page, print } from '../pages/print-geometry.ts';
import { whysTreeStyle } from '../whys/whys-tree.ts';

const { h1, h2, h3, head, table, code } = print;

export const htmlStyle = `
:root { color-scheme: light dark; --bg: #fff; --ink: #1c2024; --muted: #575d66; --line: #d8dade; --accent: #1f4e8c;
  --normal: #1a6b33; --warning: #8a5a00; --critical: #b4232c; --unknown: #5b6169; }
@media (prefers-color-scheme: dark) { :root { --bg: #101317; --ink: #e7eaee; --muted: #a3abb6; --line: #2b323b;
  --accent: #8ab8f2; --normal: #5cc97a; --warning: #e0b04a; --critical: #ff8078; --unknown: #a0a7b1; } }
html { background: var(--bg); color: var(--ink); font: 15px/1.65 "Hiragino Sans", "Yu Gothic UI", "Noto Sans JP",
  "Noto Sans CJK JP", system-ui, sans-serif; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.35; margin: 0 0 1rem; }
h2 { border-bottom: 2px solid var(--line); font-size: 1.25rem; margin: 2.2rem 0 .8rem; padding-bottom: .2rem; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }
p, ul, ol { margin: .5rem 0; }
a { color: var(--accent); }
nav ol { columns: 2; list-style: none; padding: 0; }
nav a { text-decoration: none; }
table { border-collapse: collapse; font-size: .87rem; font-variant-numeric: tabular-nums; margin: .7rem 0; width: 100%; }
th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top; }
th { font-weight: 600; } .short { white-space: nowrap; } .words { overflow-wrap: normal; }
code, pre { font-family: ui-monospace, "Cascadia Mono", "Noto Sans Mono CJK JP", monospace; font-size: .87em; }
pre { border: 1px solid var(--line); border-radius: 6px; overflow: auto; padding: .6rem; white-space: pre-wrap; }
blockquote { border-left: 4px solid var(--line); color: var(--muted); margin: .7rem 0; padding-left: .8rem; }
ul ul, ul ol, ol ul, ol ol { border-left: 2px solid var(--line); margin: .2rem 0 .2rem .2rem; padding-left: 1.4rem; }
figure { margin: 1rem 0; break-inside: avoid; }
figcaption { color: var(--muted); font-size: .87rem; }
svg { display: block; height: auto; width: 100%; }
svg text.axis { fill: var(--muted); font-size: 11px; }
svg .grid { stroke: var(--line); }
svg .value { fill: none; stroke: var(--accent); stroke-linecap: round; stroke-width: 1.6; }
svg .level-normal { fill: var(--normal); } svg .level-warning { fill: var(--warning); }
svg .level-critical { fill: var(--critical); } svg .level-unknown { fill: var(--unknown); }
${whysTreeStyle}summary { color: var(--accent); cursor: pointer; font-size: .87rem; }
@page { size: A4; margin: ${page.marginTopMm}mm ${page.marginSideMm}mm ${page.marginBottomMm}mm;
  @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; } }
@media print {
  :root { color-scheme: light; --bg: #fff; --ink: #000; --muted: #444; --line: #bbb; --accent: #1f4e8c;
    --normal: #1a6b33; --warning: #8a5a00; --critical: #b4232c; --unknown: #5b6169; }
  html { font-size: ${print.font}pt; line-height: ${print.lineHeight}; } body { max-width: none; padding: 0; } nav { display: none; }
  h1 { font-size: ${h1.font}pt; margin: 0 0 ${h1.after}pt; }
  h2 { font-size: ${h2.font}pt; margin: ${h2.before}pt 0 ${h2.after}pt; padding-bottom: ${h2.padding}pt; border-bottom-width: ${h2.rule}pt; }
  h3 { font-size: ${h3.font}pt; margin: ${h3.before}pt 0 ${h3.after}pt; }
  p, ul, ol, blockquote { margin: ${print.blockGap}pt 0; } ul, ol { padding-left: ${print.listIndent}pt; }
  ul ul, ul ol, ol ul, ol ol { margin: 0; padding-left: ${print.nestedIndent}pt; }
  table { font-size: ${table.font}pt; line-height: ${table.lineHeight}; margin: ${table.gap}pt 0; }
  th, td { padding: ${table.paddingBlock}pt ${table.paddingInline}pt; } code { font-size: .9em; }
  pre { font-size: ${code.font}pt; line-height: ${code.lineHeight}; margin: ${print.blockGap}pt 0;
    padding: ${code.paddingBlock}pt ${code.paddingInline}pt; white-space: pre-wrap; } pre code { font-size: 1em; }
  h1, h2, h3 { break-after: avoid; } tr { break-inside: avoid; } thead { display: table-header-group; }
  header.head thead { display: none; } header.head tbody { display: grid; grid-template-columns: repeat(${head.columns}, 1fr); }
  header.head tr { display: grid; grid-template-columns: ${head.label}em 1fr; } header.head td { border-width: 0 0 ${table.rule}pt; }
  details { display: none; } a { color: inherit; }
  section.annexes { break-before: page; }
}
`;

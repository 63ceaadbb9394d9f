/** How the reader looks beside the document in it, whose style it shares. It names nothing outside of the file. */
import { htmlStyle } from '../postmortem/export/html-style.ts';

const lightShade = `color-scheme: light; --bg: #fff; --ink: #1c2024; --muted: #575d66; --line: #d8dade; --edge: #80868f;
  --accent: #1f4e8c; --normal: #1a6b33; --warning: #8a5a00; --critical: #b4232c; --unknown: #5b6169;`;
const darkShade = `color-scheme: dark; --bg: #101317; --ink: #e7eaee; --muted: #a3abb6; --line: #2b323b; --edge: #6e7783;
  --accent: #8ab8f2; --normal: #5cc97a; --warning: #e0b04a; --critical: #ff8078; --unknown: #a0a7b1;`;

export const readerStyle = `${htmlStyle}
:root { --edge: #80868f; }
@media (prefers-color-scheme: dark) { :root { --edge: #6e7783; } }
@media screen { :root[data-shade="light"] { ${lightShade} } :root[data-shade="dark"] { ${darkShade} } }
[data-language="ja"] .en, [data-language="en"] .ja { display: none; }
[hidden], .unmatched { display: none !important; }
body { max-width: 66rem; }
.hint { color: var(--muted); font-size: .87rem; }
.contents ol { columns: auto; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; }
.tools { display: none; }
html:not(.replaying) .replay-hint { display: none; }
.live .tools { background: var(--bg); border-bottom: 1px solid var(--line); display: grid; gap: .5rem 1.2rem;
  grid-template-columns: minmax(14rem, 1fr) minmax(14rem, 1fr); margin: 0 0 1rem; padding: .6rem 0; position: sticky; top: 0; z-index: 1; }
.tools .choices { display: flex; flex-wrap: wrap; gap: .4rem; grid-column: 1 / -1; }
.tools fieldset { border: 0; display: flex; gap: .2rem; margin: 0 .6rem 0 0; padding: 0; }
.tools legend { float: left; color: var(--muted); font-size: .87rem; margin-right: .4rem; padding: .3rem 0; }
.tools label { display: block; font-size: .87rem; font-weight: 600; }
.tools button, .tools input { background: var(--bg); border: 1px solid var(--edge); border-radius: 6px; color: var(--ink); font: inherit;
  font-size: .87rem; min-height: 28px; padding: .15rem .6rem; }
.tools input { box-sizing: border-box; width: 100%; }
.tools input[type="range"] { accent-color: var(--accent); padding: 0; }
.tools button[aria-pressed="true"] { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); font-weight: 600; }
.tools button:disabled { color: var(--muted); border-style: dashed; }
.steps { align-items: center; display: flex; flex-wrap: wrap; gap: .4rem; margin-top: .3rem; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
output { font-variant-numeric: tabular-nums; }
.facts { display: flex; flex-wrap: wrap; gap: .4rem 2rem; margin: 0 0 1rem; }
.facts dt { color: var(--muted); font-size: .87rem; } .facts dd { margin: 0; font-weight: 600; }
.wide { overflow-x: auto; }
.rows { list-style: none; margin: 0; padding: 0; }
.row { border-top: 1px solid var(--line); display: grid; gap: 0 1rem; grid-template-columns: 11.5rem 6rem 1fr; padding: .35rem 0; }
.row time { font-variant-numeric: tabular-nums; white-space: nowrap; }
.row .kind, .row .actor, .mark { color: var(--muted); font-size: .87rem; }
.row .said > * { margin-right: .6rem; }
.row .text { white-space: pre-wrap; }
.withdrawn .text { text-decoration: line-through; }
.mark { border: 1px solid var(--line); border-radius: 6px; padding: 0 .3rem; }
.level { font-weight: 600; white-space: nowrap; }
.is-normal { color: var(--normal); } .is-warning { color: var(--warning); }
.is-critical { color: var(--critical); } .is-unknown { color: var(--unknown); }
section[id], .evidence { scroll-margin-top: 11rem; }
.evidence { margin: .3rem 0; } .evidence img { border: 1px solid var(--line); display: block; height: auto; max-width: 100%; }
.evidence pre { max-height: 30rem; }
article { border-left: 4px solid var(--line); padding-left: 1rem; }
footer { border-top: 1px solid var(--line); color: var(--muted); font-size: .8rem; margin-top: 2rem; }
@media (max-width: 40rem) { .live .tools { grid-template-columns: 1fr; position: static; } section[id], .evidence { scroll-margin-top: 0; } .row { grid-template-columns: auto 1fr; }
  .row .said { grid-column: 1 / -1; } nav ol { columns: 1; } }
@media print { .tools, .live .tools, .contents { display: none; } details.evidence { display: block; }
  .evidence pre { max-height: none; } .row { break-inside: avoid; } article { border: 0; padding: 0; } }
`;

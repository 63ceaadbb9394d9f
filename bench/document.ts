/** The document of an incident of 10,000 events, beside `pandoc`, which turns the same Markdown into HTML. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toHtml } from 'hast-util-to-html';
import { safeTreeOf } from '../shared/markdown/safe-tree.ts';
import { draftPostmortem } from '../shared/postmortem/draft.ts';
import { htmlDocument } from '../shared/postmortem/export/html-document.ts';
import { postmortemMarkdown } from '../shared/postmortem/markdown.ts';
import { outage } from '../test/shared/postmortem/outage.ts';
import { type Comparison, compare, type Omission } from './compare.ts';
import { interleave, type Turns } from './interleave.ts';
import { installedProgram, runProgram } from './run-program.ts';

const events = 10_000;
const rivalName = 'pandoc, GFM to HTML';

export async function benchDocument(turns: Turns): Promise<(Comparison | Omission)[]> {
  const input = longIncident();
  const draft = draftPostmortem(input);
  const markdown = postmortemMarkdown(draft);
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-bench-document-'));
  const file = join(folder, 'postmortem.md');
  writeFileSync(file, markdown);
  const pandoc = installedProgram('pandoc');
  const digest = (text: string) => createHash('sha256').update(text).digest('base64');
  const html = { draft, series: [], language: 'ja', zone: 'Asia/Tokyo', digest } as const;
  const ours = [
    { name: 'draftPostmortem', run: async () => void draftPostmortem(input) },
    { name: 'postmortemMarkdown', run: async () => void postmortemMarkdown(draft) },
    { name: 'htmlDocument, from the tree', run: async () => void htmlDocument(html) },
    { name: 'the same from Markdown read anew', run: async () => void toHtml(safeTreeOf(markdown)) },
  ];
  try {
    const rival = {
      name: rivalName,
      run: async () => {
        if (pandoc === null) return;
        const code = await runProgram(pandoc, ['-f', 'gfm', '-t', 'html', '-s', '--metadata', 'title=x', file]);
        if (code !== 0) throw new Error(`pandoc ended with ${code}`);
      },
    };
    const [drafted, written, made, read, theirs] = await interleave([...ours, rival], turns);
    if (!drafted || !written || !made || !read || !theirs) throw new Error('nothing was measured');
    const title = (what: string) => `the document of ${events} events: ${what}`;
    const entries = [
      compare(title('its draft'), drafted, theirs, { kind: 'duration', atMostMs: 100 }),
      compare(title('its Markdown'), written, theirs, { kind: 'duration', atMostMs: 200 }),
    ];
    if (pandoc === null)
      return [...entries.map(alone), { title: title('HTML'), rival: 'pandoc', reason: 'pandoc is not installed' }];
    return [
      ...entries,
      compare(title('its HTML, from the tree'), made, theirs, { kind: 'ratio', atMost: 1 / 5 }),
      compare(title('its HTML, from Markdown read anew'), read, theirs, { kind: 'ratio', atMost: 1 }),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Without its rival a duration still is one; a ratio would be of nothing. */
function alone(entry: Comparison): Comparison {
  return { ...entry, rival: 'nothing (pandoc is not installed)' };
}

/** Checks and notes in the proportion of a long night. */
function longIncident() {
  const story = outage();
  for (let index = 1; index < events; index += 1) {
    const minutes = index / 60;
    const isDown = index % 3 === 0;
    if (index % 10 > 5) {
      story.note(minutes, `メモ ${index}: web-${index % 7} を確認、応答なし`);
      continue;
    }
    const path = `/health${index % 5}`;
    const reading = {
      kind: 'http',
      url: `http://10.0.0.9:7000${path}`,
      path,
      method: 'GET',
      health: true,
      outcome: 'answered',
      status: isDown ? 503 : 200,
      durationMs: index % 300,
    } as const;
    const level = isDown ? 'critical' : 'normal';
    story.check(minutes, path, [{ reading, level }], level);
  }
  const { record } = story;
  const given = { runbook: null, chains: [], number: 42, textOf: () => null };
  return { ...given, state: record.state(), rows: record.rows(), nowMs: story.at(240) };
}

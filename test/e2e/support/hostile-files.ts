/** The postmortem of an incident in which every field that can hold a text holds strings that want to run. */
import { createHash } from 'node:crypto';
import type { Reading } from '../../../shared/diagnosis/reading.ts';
import { htmlDocument } from '../../../shared/postmortem/export/html-document.ts';
import { richDocument } from '../../../shared/postmortem/export/rich-text.ts';
import { watchSeries } from '../../../shared/postmortem/export/watch-series.ts';
import { sceneOf } from '../../../shared/postmortem/scene.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';
import { outage } from '../../shared/postmortem/outage.ts';

export function hostileFiles(strings: readonly string[]): { html: string; rich: string } {
  const [first = ''] = strings;
  const story = outage({ title: strings.join(' '), alert: strings.join('\n'), runbook: { hash: 'a', title: first } });
  for (const [index, text] of strings.entries()) {
    story.note(index, text);
    story.note(index, `TODO: ${text}`);
    const http: Reading = {
      kind: 'http',
      url: `http://10.0.0.9:7000/${text}`,
      path: `/${text}`,
      method: 'GET',
      health: true,
      outcome: 'answered',
      status: 200,
      durationMs: 10 + index,
    };
    const log: Reading = {
      kind: 'log',
      source: text,
      lines: 3,
      found: [{ signature: text, count: 2, sample: text }],
      searched: [text],
    };
    story.check(
      index,
      `/${index % 3}${first}`,
      [
        { reading: { ...http, url: `http://10.0.0.9:7000/${index % 4}${first}` }, level: 'normal' },
        { reading: log, level: 'warning' },
      ],
      'warning',
    );
    story.result(index, text, [
      { columns: [{ name: text, type: null }], rows: [[text], [null]], more: true, cutCells: 0 },
    ]);
    story.cause(index, text, (['confirmed', 'suspected', 'ruledOut'] as const)[index % 3] ?? 'confirmed', [], text);
  }
  story.section(300, 'lessons', strings.join('\n\n'));
  story.section(300, 'detection', strings.map((text) => `- ${text}`).join('\n'));
  const runbook = parseRunbook(`# ${first}\n`);
  const asked = strings.slice(0, 20).map((text, index) => ({ title: text, prompt: text, number: index + 1 }));
  const { draft } = story.draft({ ...runbook, postmortemSections: asked });
  const scene = sceneOf({
    state: story.record.state(),
    rows: story.record.rows(),
    runbook: null,
    chains: [],
    number: 42,
    nowMs: story.at(400),
    textOf: () => null,
  });
  const digest = (text: string) => createHash('sha256').update(text).digest('base64');
  const html = htmlDocument({ draft, series: watchSeries(scene), language: 'ja', zone: 'Asia/Tokyo', digest });
  return { html, rich: richDocument(draft) };
}

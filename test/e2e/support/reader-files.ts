/** Incidents as readers: one that people lived through, and one in which every text wants to run. */
import { createHash } from 'node:crypto';
import { draftPostmortem } from '../../../shared/postmortem/draft.ts';
import { sceneOf } from '../../../shared/postmortem/scene.ts';
import { readerDocument } from '../../../shared/reader/reader-document.ts';
import type { EvidenceContent } from '../../../shared/reader/reader-input.ts';
import { outage } from '../../shared/postmortem/outage.ts';

const picture: EvidenceContent = {
  kind: 'picture',
  dataUrl:
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
};

type Story = ReturnType<typeof outage>;

function readerOf(
  { record, at }: Story,
  contents: readonly EvidenceContent[],
  runbooks: { name: string; markdown: string }[],
): string {
  const state = record.state();
  const input = {
    state,
    rows: record.rows(),
    runbook: null,
    chains: [{ events: record.events.length, hash: 'a'.repeat(64) }],
    number: 42,
    nowMs: at(120),
    textOf: () => null,
  };
  return readerDocument({
    events: record.events,
    scene: sceneOf(input),
    draft: draftPostmortem(input),
    series: [],
    evidence: state.evidence.map(({ id, label, title }, index) => ({
      id,
      label,
      title,
      content: contents[index % contents.length] ?? { kind: 'gone' },
    })),
    runbooks,
    digest: (text) => createHash('sha256').update(text).digest('base64'),
  });
}

/** What it says is asserted by the tests word by word. */
export function bakeryReader(): string {
  const story = outage();
  story.milestone('began', -8, 'watch');
  story.milestone('detected', -2, 'alert');
  story.check(1, '/health', [], 'critical');
  story.check(3, '/orders', [], 'warning');
  const note = story.note(5, '種火が消えている\n点火を待つ');
  story.cause(8, '元栓が閉じていた', 'suspected', ['evidence-1'], '圧力計がゼロ');
  story.record.append({ kind: 'severitySet', happenedAtMs: story.at(9), payload: { severity: 1, basedOn: null } });
  story.milestone('mitigated', 12);
  story.cause(15, '元栓が閉じていた', 'confirmed', ['evidence-1'], '開けると点いた');
  story.milestone('recovered', 20, 'verification');
  story.check(21, '/health', [], 'normal');
  story.record.append({
    kind: 'noteRevised',
    happenedAtMs: story.at(30),
    payload: { target: note, text: '種火は元栓のせいで消えていた', happenedAtMs: null },
  });
  story.section(40, 'lessons', '元栓の点検を朝の手順に入れる。');
  return readerOf(
    story,
    [
      { kind: 'text', text: 'connect ECONNREFUSED\n圧力 0.0 kPa', cut: false },
      picture,
      { kind: 'text', text: '200 OK', cut: true },
    ],
    [
      {
        name: 'kama.md',
        markdown: '# 窯の手引き\n\n## 障害パターン\n\n- 窯が冷たい\n\n```bash\ncurl http://10.0.0.9:7000/health\n```\n',
      },
    ],
  );
}

export function hostileReader(strings: readonly string[]): string {
  const story = outage({
    title: strings.join(' '),
    alert: strings.join('\n'),
    runbook: { hash: 'a', title: strings[0] ?? '' },
  });
  for (const [index, text] of strings.entries()) {
    story.note(index, text);
    story.check(index, text, [], 'critical');
    story.cause(index, text, 'confirmed', [`evidence-${index + 1}`], text);
    story.record.append(
      { kind: 'noteAdded', happenedAtMs: story.at(index), payload: { text: 'by whom' } },
      { actor: text },
    );
  }
  story.section(300, 'lessons', strings.join('\n\n'));
  const contents = strings.map((text): EvidenceContent => ({ kind: 'text', text, cut: false }));
  const markdown = `# ${strings[0]}\n\n${strings.join('\n\n')}\n\n\`\`\`html\n${strings.join('\n')}\n\`\`\`\n`;
  return readerOf(story, contents, [{ name: strings.join(' '), markdown }]);
}

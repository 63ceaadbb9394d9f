/** What is proposed: notes that ask for it, the runbook's permanent measures, and what is wrong in the runbook. */
import { describe, expect, it } from 'vitest';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';
import { listOf, paragraphs, partOf, sectionOf, tableOf } from './document.ts';
import { bakery, outage } from './outage.ts';

describe('a note', () => {
  it.each([
    ['TODO: 種火の監視', '種火の監視'],
    ['TODO 種火の監視', '種火の監視'],
    ['TODO：\n種火の 監視', '種火の 監視'],
    ['TODO API が遅い', null],
    ['TODO API: 復旧', null],
    ['TODOリストの画面が開かない', null],
    ['todo list does not open', null],
    ['あとで TODO: 見る', null],
    ['TODO:', null],
  ])('%j proposes %j', (note, action) => {
    const story = outage({ environment: { ...bakery, service: 'TODO API' } });
    story.note(1, note);
    const [, first] = tableOf(sectionOf(story.draft().markdown, '6. 改善策'));
    expect(first?.[1]).toBe(action === null ? '未記入' : `【提案】${action}`);
  });
});

describe('what the runbook adds', () => {
  const runbook = parseRunbook(`# 窯の手引き

## 障害パターン別対応

### 1. 窯が冷たい

#### 復旧手順
\`\`\`bash
# 種火をつける
systemctl restart flame
\`\`\`

#### 恒久対応
- 種火の二重化
- 風よけ

## 付録

\`\`\`bash
docker-compose up
\`\`\`
`);
  const [pattern] = runbook.patterns;
  const [recovery, permanent] = pattern?.procedures ?? [];

  it('is understood, or nothing below would mean anything', () => {
    expect([recovery?.kind, permanent?.kind]).toEqual(['recovery', 'permanent']);
    expect(runbook.diagnostics.filter(({ severity }) => severity !== 'info').length).toBeGreaterThan(0);
  });

  it('temporary measures are recovery steps that were done; permanent ones and findings are proposed', () => {
    const story = outage();
    const ref = (id = '') => ({ runbookHash: '', id, key: '' });
    story.record.append({
      kind: 'patternSet',
      happenedAtMs: story.at(1),
      payload: { pattern: ref(pattern?.id), number: 1, title: '窯が冷たい', active: true, basedOn: null },
    });
    story.record.append({
      kind: 'itemSet',
      happenedAtMs: story.at(2),
      payload: {
        item: ref(recovery?.steps[0]?.id),
        list: 'step',
        text: '種火をつける',
        state: 'ok',
        reason: null,
        basedOn: null,
      },
    });
    const { markdown } = story.draft(runbook);
    const response = sectionOf(markdown, '5. 対応内容');
    expect(listOf(partOf(response, '暫定対応')).map(({ text }) => text)).toEqual(['2026-11-24 03:04:10 種火をつける']);
    expect(paragraphs(partOf(response, '恒久対応'))).toEqual(['未記入: 恒久対応']);
    const actions = tableOf(sectionOf(markdown, '6. 改善策')).map((row) => [row[1], row[2]]);
    expect(actions.slice(1, 3)).toEqual([
      ['【提案】種火の二重化', '再発防止'],
      ['【提案】風よけ', '再発防止'],
    ]);
    const findings = runbook.diagnostics.filter(({ severity }) => severity !== 'info');
    const messages = new Set(findings.map(({ message }) => message.ja));
    expect(actions).toHaveLength(3 + messages.size);
    for (const message of messages) expect(actions.some(([text]) => text?.endsWith(message))).toBe(true);
  });
});

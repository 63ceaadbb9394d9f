/** What is proposed: notes that ask for it, the runbook's permanent measures, and what is wrong in the runbook. */
import { describe, expect, it } from 'vitest';
import type { ActionItem } from '../../../shared/actions/action-item.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';
import { linksOf, listOf, paragraphs, partOf, sectionOf, tableOf } from './document.ts';
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
    expect(first?.[1]).toBe(action === null ? '未記入' : `【提案】${action} (R-002)`);
  });
});

describe('action items', () => {
  const item = {
    text: '種火が消えたら通知する | すぐ',
    kind: 'detect',
    term: 'permanent',
    owner: '鈴木',
    due: '2026-12-09',
    doneWhen: '種火を消して通知が届く',
    priority: 'high',
    ticket: 'https://tracker.example/a|b',
  } as const;

  function withItem(change: Partial<ActionItem> = {}, proposal: string | null = null) {
    const story = outage();
    const note = story.note(1, 'TODO: 種火の監視');
    const payload = { itemId: 'x', number: 1, proposal: proposal ?? `note:${note}`, item: { ...item, ...change } };
    story.record.append({ kind: 'actionItemSet', happenedAtMs: story.at(9), payload: { ...payload, basedOn: null } });
    return story;
  }

  it('stand in the table with their ticket as a link, and what they were adopted from is no proposal any more', () => {
    const { markdown, view } = withItem().draft();
    const section = sectionOf(markdown, '6. 改善策');
    expect(tableOf(section)[1]).toEqual([
      'A-1',
      '種火が消えたら通知する | すぐ',
      '検知 (恒久対応)',
      '鈴木',
      '2026-12-09',
      '高',
      '種火を消して通知が届く',
      '未完了 https://tracker.example/a%7Cb',
    ]);
    expect(linksOf(section)).toEqual([
      { url: 'https://tracker.example/a%7Cb', shown: 'https://tracker.example/a%7Cb' },
    ]);
    expect(tableOf(section)).toHaveLength(2);
    expect(view.actions.proposals).toEqual([]);
    expect(view.missing.filter(({ section: key }) => key === 'actions')).toEqual([]);
  });

  it('another one beside leaves the proposal', () => {
    const { view } = withItem({ owner: null }, 'note:of another').draft();
    expect(view.actions.proposals).toMatchObject([{ text: '種火の監視', kind: null }]);
    expect(view.actions.table).toContain('【提案】種火の監視 (R-');
    expect(view.missing).toContainEqual({ section: 'actions', code: 'actionOwners' });
  });

  it('declined ones stand below the table with their reason', () => {
    const story = withItem();
    const payload = {
      itemId: 'x',
      text: item.text,
      status: 'declined',
      reason: '窯を替えるため',
      basedOn: null,
    } as const;
    story.record.append({ kind: 'actionItemSettled', happenedAtMs: story.at(10), payload });
    const section = sectionOf(story.draft().markdown, '6. 改善策');
    expect(tableOf(section)[1]?.[1]).toBe('未記入');
    expect(listOf(partOf(section, '見送った改善策')).map(({ text }) => text)).toEqual([
      'A-1 種火が消えたら通知する | すぐ (理由: 窯を替えるため)',
    ]);
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

#### 種火が消え続ける場合
\`\`\`bash
# 予備の種火に替える
systemctl start spare
\`\`\`

## 付録

\`\`\`bash
docker-compose up
\`\`\`
`);
  const [pattern] = runbook.patterns;
  const [recovery, permanent, special] = pattern?.procedures ?? [];

  it('is understood, or nothing below would mean anything', () => {
    expect([recovery?.kind, permanent?.kind, special?.kind]).toEqual(['recovery', 'permanent', 'special']);
    expect(runbook.diagnostics.filter(({ severity }) => severity !== 'info').length).toBeGreaterThan(0);
  });

  it('temporary measures are steps of recovery, and for a special case, that were done; permanent ones and findings are proposed', () => {
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
    story.record.append({
      kind: 'itemSet',
      happenedAtMs: story.at(3),
      payload: {
        item: ref(special?.steps[0]?.id),
        list: 'step',
        text: '予備の種火に替える',
        state: 'ok',
        reason: null,
        basedOn: null,
      },
    });
    const { markdown } = story.draft(runbook);
    const response = sectionOf(markdown, '5. 対応内容');
    expect(listOf(partOf(response, '暫定対応')).map(({ text }) => text)).toEqual([
      '2026-11-24 03:04:10 種火をつける (R-003)',
      '2026-11-24 03:05:10 予備の種火に替える (R-004)',
    ]);
    expect(paragraphs(partOf(response, '恒久対応'))).toEqual(['未記入: 恒久対応']);
    const actions = tableOf(sectionOf(markdown, '6. 改善策')).map((row) => [row[1], row[2]]);
    expect(actions.slice(1, 3)).toEqual([
      ['【提案】種火の二重化 (Runbook 14行)', '再発防止'],
      ['【提案】風よけ (Runbook 15行)', '再発防止'],
    ]);
    const findings = runbook.diagnostics.filter(({ severity }) => severity !== 'info');
    const messages = new Set(findings.map(({ message }) => message.ja));
    expect(actions).toHaveLength(3 + messages.size);
    for (const message of messages) expect(actions.some(([text]) => text?.includes(message))).toBe(true);
  });
});

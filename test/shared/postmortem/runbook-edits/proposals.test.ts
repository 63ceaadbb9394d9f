/** What an incident proposes for its runbook, on a small one by hand and on the bundled ones at random. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemState } from '../../../../shared/incident/event.ts';
import { itemsOf } from '../../../../shared/incident/runbook-items.ts';
import type { IncidentState } from '../../../../shared/incident/state.ts';
import { editedRunbook } from '../../../../shared/postmortem/runbook-edits/edited-runbook.ts';
import { type NoteWords, proposeRunbookEdits } from '../../../../shared/postmortem/runbook-edits/proposals.ts';
import type { Runbook } from '../../../../shared/runbook/model.ts';
import { parseRunbook } from '../../../../shared/runbook/parse-runbook.ts';
import { memoryRecord } from '../../incident/record.ts';
import { applied } from './apply-patch.ts';

const oven = `# 窯の手引き

## 事前準備

- [ ] 鍵を
  持っている
- [ ] 連絡先

## パターン

### 1. 窯が冷たい

#### 症状

- 温度が低い

#### 初動確認

\`\`\`bash
# 1. 種火を見る
curl -sS http://localhost:8080/flame
\`\`\`

\`\`\`sql
-- 2. 接続数
SELECT max_connections FROM pg_settings;
\`\`\`

#### 原因と対応

| 原因 | 確認 | 対応 |
|---|---|---|
| 断線 | 導通 | 線を替える |

#### 恒久対応

- 種火の監視を足す
`;

const note: NoteWords = (kind, reason) => `注: ${kind}${reason === null ? '' : `。${reason}`}`;

function proposals(runbook: Runbook, source: string, build: (record: ReturnType<typeof memoryRecord>) => void) {
  const record = memoryRecord();
  build(record);
  const state: IncidentState = { ...record.state(), runbook: { hash: 'a'.repeat(64), title: '窯の手引き' } };
  const counted = record.rows().filter(({ struck, undone }) => struck === null && !undone);
  const edits = proposeRunbookEdits({
    state,
    runbook,
    source,
    countedIds: new Set(counted.map(({ eventId }) => eventId)),
    note,
  });
  return { edits, ...editedRunbook('oven.md', source, edits) };
}

function set(
  record: ReturnType<typeof memoryRecord>,
  runbook: Runbook,
  id: string,
  state: ItemState,
  reason: string | null,
) {
  const found = [...itemsOf(runbook)].find((item) => item.id === id);
  if (!found) throw new Error(`no item ${id}`);
  const { key, text, list } = found;
  const payload = { item: { runbookHash: '', id, key }, list, text, state, reason, basedOn: null };
  return record.append({ kind: 'itemSet', happenedAtMs: 0, payload });
}

describe('proposed edits of a small runbook', () => {
  const runbook = parseRunbook(oven);
  const idOf = (text: string) => {
    const found = [...itemsOf(runbook)].find((item) => item.text.includes(text));
    if (!found) throw new Error(text);
    return found.id;
  };

  it('are none where all went well', () => {
    const { edits, markdown, patch } = proposals(runbook, oven, (record) => {
      set(record, runbook, idOf('種火を見る'), 'ok', null);
      set(record, runbook, idOf('連絡先'), 'warn', '電話は古い');
      set(record, runbook, idOf('温度が低い'), 'contradicts', null);
    });
    expect(edits).toEqual([]);
    expect(markdown).toBe(oven);
    expect(patch).toBe('');
  });

  it('stand where the step, the item and the row of causes stand, with the words of the person', () => {
    const { edits, markdown, patch } = proposals(runbook, oven, (record) => {
      set(record, runbook, idOf('鍵を'), 'skipped', '夜間は無人');
      set(record, runbook, idOf('種火を見る'), 'failed', 'ポートが違う');
      set(record, runbook, idOf('接続数'), 'notPossible', null);
      set(record, runbook, idOf('線を替える'), 'contradicts', '導通 | あり');
    });
    expect(edits.map(({ kind, line, eventIds }) => ({ kind, line, eventIds }))).toEqual([
      { kind: 'skipped', line: 5, eventIds: ['event-1'] },
      { kind: 'failed', line: 20, eventIds: ['event-2'] },
      { kind: 'notPossible', line: 25, eventIds: ['event-3'] },
      { kind: 'contradicts', line: 33, eventIds: ['event-4'] },
    ]);
    const expected = oven
      .replace('  持っている\n', '  持っている (注: skipped。夜間は無人)\n')
      .replace('# 1. 種火を見る\n', '# 1. 種火を見る\n# 注: failed。ポートが違う\n')
      .replace('-- 2. 接続数\n', '-- 2. 接続数\n-- 注: notPossible\n')
      .replace('線を替える |', '線を替える (注: contradicts。導通 \\| あり) |');
    expect(markdown).toBe(expected);
    expect(applied(oven, patch)).toBe(expected);
    expect(patch.split('\n').slice(0, 2)).toEqual(['--- a/oven.md', '+++ b/oven.md']);
  });

  it('leave out words that would make a note another way of doing the step', () => {
    const { markdown } = proposals(runbook, oven, (record) => {
      set(record, runbook, idOf('種火を見る'), 'failed', 'コンテナ環境の場合は動かない');
    });
    expect(markdown).toContain('# 1. 種火を見る\n# 注: failed\n');
    const again = parseRunbook(markdown);
    expect(again.patterns[0]?.procedures[0]?.steps[0]?.comments).toEqual(['注: failed']);
  });

  it('forget what was struck, and what was set right afterwards', () => {
    const { edits } = proposals(runbook, oven, (record) => {
      set(record, runbook, idOf('種火を見る'), 'failed', null);
      set(record, runbook, idOf('種火を見る'), 'ok', null);
      const struck = set(record, runbook, idOf('接続数'), 'failed', null);
      record.append({ kind: 'struck', happenedAtMs: 1, payload: { target: struck, reason: '誤り' } });
    });
    expect(edits).toEqual([]);
  });

  it('mend a command of the pattern in hand, word for word', () => {
    const pattern = runbook.patterns[0];
    if (!pattern) throw new Error('no pattern');
    const { edits, markdown } = proposals(runbook, oven, (record) => {
      const ref = { runbookHash: '', id: pattern.id, key: pattern.key };
      const payload = { pattern: ref, number: 1, title: pattern.title, active: true, basedOn: null };
      record.append({ kind: 'patternSet', happenedAtMs: 0, payload });
    });
    expect(edits.map(({ kind, line }) => ({ kind, line }))).toEqual([{ kind: 'mended', line: 26 }]);
    expect(markdown).toContain('\nSELECT setting FROM pg_settings');
    expect(markdown.split('\n')).toHaveLength(oven.split('\n').length);
  });

  it('note a command that a person ran and that failed', () => {
    const command = runbook.patterns[0]?.procedures[0]?.steps[0]?.commands[0];
    if (!command) throw new Error('no command');
    const { edits } = proposals(runbook, oven, (record) => {
      const ref = { runbookHash: '', id: command.id, key: command.key };
      const done = { command: ref, title: '種火を見る', text: command.text, risk: 'observe' as const };
      record.append({ kind: 'commandDone', happenedAtMs: 0, payload: { ...done, outcome: 'failed', note: '404' } });
    });
    expect(edits).toMatchObject([{ kind: 'failed', line: 20, reason: '404', eventIds: ['event-1'] }]);
  });
});

const files = ['runbooks/todo-api.ja.md', 'runbooks/todo-api.en.md', '../shared/reference/todo-api-runbook.ja.md'];
const root = join(import.meta.dirname, '../../../..');
const sources = files.map((file) => join(root, file)).filter((file) => existsSync(file));

describe.each(sources)('proposed edits of %s', (file) => {
  const unix = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');

  it.each(['\n', '\r\n'])('are a patch that gives the proposed text, and break nothing of the runbook (%j)', (end) => {
    const source = unix.replaceAll('\n', end);
    const runbook = parseRunbook(source);
    const ids = [...itemsOf(runbook)].map(({ id }) => id);
    const chosen = fc.array(
      fc.record({
        id: fc.constantFrom(...ids),
        state: fc.constantFrom<ItemState>('failed', 'skipped', 'notPossible', 'contradicts', 'ok'),
        reason: fc.option(
          fc.oneof(
            fc.string({ unit: 'grapheme' }),
            fc.constantFrom(
              'または再起動',
              '| a | b',
              '```\nrm -rf /',
              '# 1. 別の手順',
              'Dockerの場合',
              '\\',
              'a\r\nb',
            ),
          ),
        ),
      }),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(chosen, (items) => {
        const { edits, markdown, patch } = proposals(runbook, source, (record) => {
          for (const { id, state, reason } of items) set(record, runbook, id, state, reason);
        });
        expect(applied(source, patch)).toBe(markdown);
        expect(edits.every(({ line }) => line >= 1 && line <= source.split(end).length)).toBe(true);
        const again = parseRunbook(markdown);
        expect([...itemsOf(again)].map(({ id }) => id)).toEqual(ids);
        expect(commandsOf(again)).toEqual(commandsOf(runbook));
      }),
      { numRuns: 15 },
    );
  });
});

function commandsOf(runbook: Runbook): string[] {
  return runbook.patterns.flatMap(({ procedures }) =>
    procedures.flatMap(({ steps }) => steps.flatMap(({ commands }) => commands.map(({ id, text }) => `${id} ${text}`))),
  );
}

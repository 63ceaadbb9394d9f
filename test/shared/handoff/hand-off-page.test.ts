import { describe, expect, it } from 'vitest';
import { draftHandOffPage, type HandOffInput } from '../../../shared/handoff/hand-off-page.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';
import { outage } from '../postmortem/outage.ts';

const runbook = parseRunbook(
  Buffer.from(`# 窯の手引き

## 障害パターン

### 1. 窯が冷たい

**症状**

- 窯が応答しない

**初動確認（5分以内）**

\`\`\`bash
# 1. ヒューズを見る
ls /fuses

# 2. ガスを見る
ls /gas
\`\`\`
`),
);

/** Eighteen minutes after declaring, which was at 03:02:10 in Tokyo. */
function pageOf(night: ReturnType<typeof outage>, change: Partial<HandOffInput> = {}): string {
  return draftHandOffPage({
    state: night.record.state(),
    number: 42,
    runbook,
    rows: night.record.rows(),
    deadlines: [
      { kind: 'firstChecks', minutes: 5, dueAtMs: night.at(5), handled: true },
      { kind: 'escalation', minutes: 30, dueAtMs: night.at(30), handled: false },
      { kind: 'escalation', minutes: 10, dueAtMs: night.at(10), handled: false },
      { kind: 'postmortem', minutes: 2_880, dueAtMs: null, handled: false },
    ],
    nextStep: null,
    language: 'ja',
    nowMs: night.at(18),
    ...change,
  });
}

function night() {
  const incident = outage();
  const { record, at } = incident;
  const pattern = runbook.patterns[0] ?? expect.fail();
  const set = (payload: Parameters<typeof record.append>[0]) => record.append(payload);
  set({
    kind: 'patternSet',
    happenedAtMs: at(2),
    payload: {
      pattern: { runbookHash: 'f', id: pattern.id, key: pattern.key },
      number: 1,
      title: pattern.title,
      active: true,
      basedOn: null,
    },
  });
  set({ kind: 'severitySet', happenedAtMs: at(1), payload: { severity: 1, basedOn: null } });
  for (const [role, names] of [
    ['commander', '佐藤'],
    ['responder', '鈴木、田中'],
  ] as const) {
    set({ kind: 'roleSet', happenedAtMs: at(3), payload: { role, names, basedOn: null } });
  }
  const [first] = pattern.procedures.flatMap(({ steps }) => steps);
  set({
    kind: 'itemSet',
    happenedAtMs: at(4),
    payload: {
      item: { runbookHash: 'f', id: first?.id ?? '', key: '' },
      list: 'step',
      text: 'ヒューズを見る',
      state: 'ok',
      reason: null,
      basedOn: null,
    },
  });
  const label = incident.check(5, '/health', [], 'critical');
  incident.cause(6, 'ヒューズ切れ', 'ruledOut', ['evidence-1'], '予備と替えても同じ');
  incident.cause(7, 'ガス停止', 'suspected', [], '元栓の表示が不明');
  set({
    kind: 'rollbackDecided',
    happenedAtMs: at(8),
    payload: { decision: 'doNot', reason: 'デプロイなし', readings: [] },
  });
  incident.note(9, 'ガス会社に電話した');
  return { incident, label };
}

describe('the hand-off page', () => {
  it('says how it stands, what is ruled out and what is open, in the incident’s own zone', () => {
    const { incident, label } = night();
    const page = pageOf(incident, { nextStep: '03:40までに戻らなければ\n予備の窯へ' });
    const lines = page.split('\n').filter((line) => line !== '');
    expect(lines.slice(0, 2)).toEqual([
      '# 引き継ぎ #42 注文できない',
      '2026-11-24 03:20:10 時点 (Asia/Tokyo UTC+09:00)',
    ]);
    for (const line of [
      '- **状態**: 対応中',
      '- **重大度**: SEV1',
      '- **検知 (不明なら宣言) からの経過**: 18分',
      '- **パターン**: 1 窯が冷たい',
      '- **役割**: IC (指揮) 佐藤、対応者 鈴木、田中',
      '**申し送り**: 03:40までに戻らなければ 予備の窯へ',
      '未実施の手順 (1件)',
      `- ヒューズ切れ (予備と替えても同じ ${label})`,
      '- ロールバックしないと判断 (デプロイなし)',
      '- 疑い: ガス停止 (元栓の表示が不明)',
    ]) {
      expect(lines).toContain(line);
    }
    const openSteps = lines.slice(lines.indexOf('未実施の手順 (1件)') + 1);
    expect(openSteps[0]).toMatch(/^- .*ガスを見る$/);
    expect(page).not.toMatch(/^- .*ヒューズを見る$/m);
    expect(page).toMatch(/2026-11-24 03:11:10 メモ: ガス会社に電話した \(Sato\)/);
  });

  it('gives each deadline what is left of it, what it is over by, or that it is done', () => {
    const rows = pageOf(night().incident)
      .split('\n')
      .filter((line) => line.startsWith('| '));
    const cells = rows.map((row) =>
      row
        .split('|')
        .map((cell) => cell.trim())
        .slice(1, -1),
    );
    expect(cells).toContainEqual(['初動確認 5分', '2026-11-24 03:07:10', '済']);
    expect(cells).toContainEqual(['エスカレーション 30分', '2026-11-24 03:32:10', '残り 12分']);
    expect(cells).toContainEqual(['エスカレーション 10分', '2026-11-24 03:12:10', '8分 超過']);
    expect(cells).toContainEqual(['ポストモーテム 48時間', '–', '復旧から数える']);
  });

  it('says in English what is not known, and that there is nothing where there is nothing', () => {
    const page = pageOf(outage({ environment: null }), { language: 'en', runbook: null, deadlines: [] });
    for (const words of [
      '# Hand-off #42 注文できない',
      '- **Severity**: not filled in',
      '- **Roles**: not filled in',
      '**From the giver**: not filled in',
    ]) {
      expect(page.toLowerCase()).toContain(words.toLowerCase());
    }
    const none = page.split('\n').filter((line) => line === 'none');
    // Ruled out, suspected, deadlines, owed, messages; the declaring itself is the last row.
    expect(none).toHaveLength(5);
  });

  it('lets nothing that people wrote become structure', () => {
    const incident = outage({ title: '# 偽の見出し\n## もう一つ' });
    incident.note(1, '| a | b |\n<script>alert(1)</script> [x](javascript:alert(1))');
    const page = pageOf(incident, { nextStep: '\n\n## 偽\n\n- [x] 済' });
    const headings = page.split('\n').filter((line) => line.startsWith('#'));
    expect(headings).toEqual([
      '# 引き継ぎ #42 # 偽の見出し ## もう一つ',
      '## 現在の状況',
      '## 次の一手',
      '## 除外したもの',
      '## 疑い・確定',
      '## 期限',
      '## 残っている作業',
      '## 最後のメッセージ',
      '## 直近のメモと判断',
    ]);
    expect(page).not.toMatch(/^<script|^- \[x\]/m);
    expect(page).not.toMatch(/[^\\]\[x\]\(/);
  });

  it('quotes the last message to each audience and the promise of the next one', () => {
    const incident = outage();
    const sent = (minutes: number, audience: 'internal' | 'external', text: string, nextUpdateAtMs: number | null) =>
      incident.record.append({
        kind: 'messageSent',
        happenedAtMs: incident.at(minutes),
        payload: {
          kind: 'update',
          audience,
          language: 'ja',
          format: 'plain',
          text,
          impact: '',
          nextUpdateAtMs,
          way: 'copied',
        },
      });
    sent(3, 'internal', '古い続報', incident.at(10));
    sent(5, 'internal', '注文できません\n調査中', incident.at(25));
    sent(6, 'external', 'ご迷惑をおかけします', null);
    const page = pageOf(incident);
    expect(page).toContain('次の続報の約束: 2026-11-24 03:27:10');
    expect(page).toContain('```\n注文できません\n調査中\n```');
    expect(page).toContain('ご迷惑をおかけします');
    expect(page).not.toContain('古い続報');
  });
});

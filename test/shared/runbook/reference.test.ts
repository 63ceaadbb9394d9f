/** The runbook that this app was asked for, and a copy of it about another service in other words. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { splitCommands } from '../../../shared/runbook/commands/split-commands.ts';
import { understandCommand } from '../../../shared/runbook/commands/understand-command.ts';
import type { Runbook } from '../../../shared/runbook/model.ts';
import { runbookSchema } from '../../../shared/runbook/model.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';

const path = fileURLToPath(new URL('../../../../shared/reference/todo-api-runbook.ja.md', import.meta.url));
const reference = readFileSync(path, 'utf8');

/** Another service, other headings, other sentences: what a different team would have written. */
const otherWords: readonly [string, string][] = [
  ['todo-api', 'parcel-desk'],
  ['TODO API', '配送デスク'],
  ['TODO操作', '荷物の登録'],
  ['todo_db', 'parcels_live'],
  ['todos', 'parcels'],
  ['myapp', 'parcel-image'],
  ['8080', '9321'],
  ['/health', '/healthz'],
  ['## 概要', '## はじめに'],
  ['## 連絡先・エスカレーション', '## 連絡体制'],
  ['### エスカレーション基準', '### エスカレーションの目安'],
  ['## 事前準備（チェックリスト）', '## 対応前の確認【必読】'],
  ['## 障害パターン別対応', '## 障害シナリオ'],
  ['#### 症状', '#### 見え方'],
  ['#### 初動確認（5分以内）', '#### まず確認すること（５分以内）'],
  ['#### 原因と対応', '#### 考えられる原因'],
  ['| 原因 | 確認方法 | 対応 |', '| 要因 | 見分け方 | 対処 |'],
  ['#### 復旧手順', '#### 回復手順'],
  ['#### 復旧しない場合', '#### 直らない場合'],
  ['#### 応急処置', '#### 暫定対応'],
  ['#### 恒久対応', '#### 根本対策'],
  ['#### 即座にロールバック判断', '#### 切り戻しの判断'],
  ['#### ロールバック手順', '#### 切り戻し手順'],
  ['## モニタリング・アラート', '## 監視'],
  ['### 主要メトリクス', '### しきい値'],
  ['| メトリクス | 正常範囲 | 警告 | 緊急 |', '| 指標 | 平常時 | 注意 | 危険 |'],
  ['レスポンスタイム（P95）', '応答時間'],
  ['### ログの場所', '### ログの保存先'],
  ['| ログ種別 | パス |', '| 種類 | 所在 |'],
  ['## 復旧後の対応', '## 事後対応'],
  ['### チェックリスト', '### やること'],
  ['### ポストモーテムで記録すべき内容', '### 振り返りに書くこと'],
  ['## よくある質問（FAQ）', '## 質問と回答'],
  ['## 付録：便利なコマンド集', '## 参考コマンド'],
  ['## 更新履歴', '## 改訂履歴'],
  ['エンドポイントが応答しない', 'に問い合わせても反応がない'],
  ['プロセスが起動していない', 'プロセスが見つからない'],
  ['リクエストが30秒以上かかる', '応答まで30秒を超える'],
  ['タイムアウトエラーが頻発', '時間切れが相次ぐ'],
  ['レスポンスタイムが通常の10倍以上', '普段の10倍遅い'],
  ['は成功するが、', 'は正常だが、'],
  ['他のエンドポイントは正常', 'それ以外の機能は問題ない'],
  ['セクション', 'パターン'],
  ['Docker環境の場合', 'コンテナ環境の場合'],
  ['または\n', 'もしくは\n'],
  ['即座にエスカレーション', '直ちに連絡'],
  ['30分以内にエスカレーション', '３０分以内に連絡'],
  ['1時間以内にエスカレーション', '60分以内に連絡'],
];

function reworded(text: string): string {
  return otherWords.reduce((copy, [from, to]) => copy.replaceAll(from, to), text);
}

/** Chapters in another order; the title stays first. */
function shuffled(text: string): string {
  const [head = '', ...chapters] = text.split(/^(?=## )/mu);
  return [
    head,
    ...chapters
      .map((chapter, index) => ({ chapter: `${chapter.trimEnd()}\n\n`, rank: (index * 7 + 3) % 11 }))
      .sort((one, other) => one.rank - other.rank)
      .map(({ chapter }) => chapter),
  ].join('');
}

function expectFacts(runbook: Runbook): void {
  expect(runbookSchema.parse(runbook)).toEqual(runbook);
  expect(runbook.contacts).toHaveLength(4);
  expect(runbook.contacts.every(({ person, contact, hours }) => person === null && contact === null && hours)).toBe(
    true,
  );
  expect(runbook.escalation.map(({ withinMinutes }) => withinMinutes)).toEqual([0, 30, 60]);
  expect(runbook.escalation.map(({ criteria }) => criteria.length)).toEqual([2, 1, 1]);
  expect(runbook.preparation).toHaveLength(6);
  expect(runbook.patterns.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  expect(runbook.patterns.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5].map((number) => `pattern-${number}`));
  expect(runbook.patterns.map(({ symptoms }) => symptoms.length)).toEqual([3, 3, 3, 2, 0]);
  expect(runbook.patterns.map(({ causes }) => causes.length)).toEqual([5, 5, 5, 4, 0]);
  expect(runbook.patterns.map(({ afterDeployment }) => afterDeployment)).toEqual([false, false, false, false, true]);
  expect(runbook.patterns.map(({ procedures }) => procedures.map(({ kind }) => kind))).toEqual([
    ['checks', 'recovery', 'ifNotRecovered'],
    ['checks', 'mitigation', 'permanent'],
    ['checks', 'recovery', 'special'],
    ['checks'],
    ['rollbackCriteria', 'rollback'],
  ]);
  const checks = runbook.patterns.flatMap(({ procedures }) => procedures.filter(({ kind }) => kind === 'checks'));
  expect(checks.map(({ withinMinutes }) => withinMinutes)).toEqual([5, 5, 5, 5]);
  expect(checks.map(({ steps }) => steps.length)).toEqual([5, 5, 7, 3]);
  expect(runbook.patterns.map(({ symptoms }) => symptoms.map(({ signal }) => signal?.kind))).toEqual([
    ['endpointUnresponsive', 'httpStatus', 'processAbsent'],
    ['responseSlowerThan', 'timeoutsFrequent', 'responseTimesNormal'],
    ['logContains', 'httpStatus', 'healthOkOthersFail'],
    ['endpointFails', 'otherEndpointsHealthy'],
    [],
  ]);
  expect(runbook.patterns[1]?.symptoms.map(({ signal }) => signal)).toMatchObject([{ ms: 30_000 }, {}, { factor: 10 }]);
  expect(runbook.patterns.map(({ causes }) => causes.flatMap(({ signatures }) => signatures))).toEqual([
    ['config error', 'failed to load', 'failed to connect to database', 'address already in use'],
    ['connection pool exhausted'],
    ['authentication failed'],
    ['validation error'],
    [],
  ]);
  expect(runbook.patterns[0]?.causes.map(({ seePattern }) => seePattern)).toEqual([null, 3, null, null, null]);
  const notRecovered = runbook.patterns[0]?.procedures.find(({ kind }) => kind === 'ifNotRecovered');
  expect(notRecovered?.items.map(({ seePattern }) => seePattern)).toEqual([5, null]);
  expect(runbook.metrics.map(({ kind }) => kind)).toEqual([
    'responseTimeP95',
    'errorRate',
    'cpu',
    'memory',
    'databaseConnections',
  ]);
  expect(runbook.metrics[0]).toMatchObject({
    normal: { parsed: { comparison: '<', value: 500, unit: 'ms' } },
    warning: { parsed: { comparison: '>', value: 1000, unit: 'ms' } },
    critical: { parsed: { comparison: '>', value: 3000, unit: 'ms' } },
  });
  expect(runbook.metrics[1]?.normal?.parsed).toEqual({ comparison: '<', value: 0.1, unit: 'percent' });
  expect(runbook.metrics[4]?.critical?.parsed).toEqual({ comparison: '>', value: 0.9, unit: 'ofMax' });
  expect(runbook.logs.map(({ role }) => role)).toEqual(['application', 'access', 'database', 'system']);
  expect(runbook.logs.map(({ source }) => source.kind)).toEqual(['file', 'file', 'file', 'journal']);
  expect(runbook.recoveryChecklist).toHaveLength(5);
  expect(runbook.postmortemDueMinutes).toBe(2880);
  expect(runbook.postmortemSections.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(runbook.postmortemSections.every(({ title, prompt }) => title !== '' && prompt !== null)).toBe(true);
  expect(runbook.faq).toHaveLength(3);
  expect(runbook.faq.every(({ question, answer }) => !/^Q\d/u.test(question) && !answer.startsWith('**A'))).toBe(true);
  expect(runbook.appendix.map(({ steps }) => steps.length)).toEqual([4, 4, 4]);
  expect(runbook.changelog).toEqual([{ date: '2024-01-01', author: null, change: expect.any(String) }]);
  expect(runbook.other).toEqual([]);
}

/** Each defect that is known of the original, by the code that says so. */
const knownDefects = [
  'no-such-column',
  'changes-production',
  'rollback-rules-differ',
  'deadlines',
  'contacts-left-empty',
  'docker-compose-v1',
  'export-has-no-effect',
  'never-ends',
  'interactive',
];

describe('the reference runbook', () => {
  it('gives every fact it holds', () => {
    expectFacts(parseRunbook(reference));
  });

  it('is told its known defects, and nothing that it does not deserve', () => {
    const { diagnostics } = parseRunbook(reference);
    const codes = new Set(diagnostics.map(({ code }) => code));
    for (const code of knownDefects) expect(codes).toContain(code);
    expect([...codes].filter((code) => !knownDefects.includes(code))).toEqual(['placeholders']);
    expect(diagnostics.find(({ code }) => code === 'deadlines')?.message.en).toContain('5 deadlines');
    const union = diagnostics.find(({ code }) => code === 'rollback-rules-differ')?.message.ja ?? '';
    expect(union.match(/「/gu)).toHaveLength(4);
  });

  it('places each command and item on its line', () => {
    const lines = reference.split('\n');
    const { patterns } = parseRunbook(reference);
    for (const { procedures, causes, symptoms } of patterns) {
      for (const { text, line, column } of procedures.flatMap(({ steps }) =>
        steps.flatMap(({ commands }) => commands),
      )) {
        expect(lines[line - 1]?.slice(column - 1)).toContain(text.split('\n')[0]?.slice(0, 12));
      }
      for (const { cause, line } of causes) expect(lines[line - 1]).toContain(cause);
      for (const { text, line } of symptoms) expect(lines[line - 1]?.replaceAll('`', '')).toContain(text);
    }
  });

  it('makes alternatives of what is only for containers or instead', () => {
    const { patterns } = parseRunbook(reference);
    const alternatives = patterns.flatMap(({ procedures }) =>
      procedures.flatMap(({ steps }) => steps.flatMap(({ alternative }) => alternative ?? [])),
    );
    expect(alternatives.filter((text) => text.includes('Docker'))).toHaveLength(5);
    expect(alternatives.filter((text) => text.startsWith('または'))).toHaveLength(2);
  });

  it.each([
    ['shuffled', shuffled],
    ['reworded', reworded],
    ['shuffled and reworded', (text: string) => shuffled(reworded(text))],
    ['with CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['with a byte order mark', (text: string) => `\uFEFF${text}`],
    [
      'with full-width digits in headings',
      (text: string) =>
        text.replaceAll(
          /^(#+ .*?)(\d)/gmu,
          (_, head: string, digit: string) => head + String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
        ),
    ],
    ['one level deeper', (text: string) => text.replaceAll(/^(#{1,4} (?!\d\. .*(?:確認|起動|ログ|運用)$))/gmu, '#$1')],
    ['as bytes', (text: string) => new TextEncoder().encode(text)],
  ])('gives the same facts %s', (_, change) => {
    expectFacts(parseRunbook(change(reference)));
  });

  it('names the same steps by the same keys in a copy that is only shuffled', () => {
    const keysOf = ({ patterns }: Runbook) =>
      patterns.flatMap(({ key, procedures }) => [
        key,
        ...procedures.flatMap(({ steps }) => steps.map((step) => step.key)),
      ]);
    expect(keysOf(parseRunbook(shuffled(reference)))).toEqual(keysOf(parseRunbook(reference)));
  });

  it('holds no command that is not understood', () => {
    const blocks = reference.matchAll(/^```(bash|sql)\n([\s\S]*?)^```/gm);
    const commands = [...blocks].flatMap(([, language = '', block = '']) =>
      splitCommands(block, language).flatMap(({ kind, text }) =>
        kind === 'command' ? [{ text, ...understandCommand(text, language) }] : [],
      ),
    );
    expect(commands.length).toBeGreaterThan(60);
    expect(commands.filter(({ risk }) => risk === 'unknown')).toEqual([]);
    const offersNothing = commands.filter(
      ({ risk, probe, unending, substitute }) =>
        risk === 'observe' && probe === null && (unending === null || substitute === null),
    );
    expect(offersNothing).toEqual([]);
  });
});

/** Every kind of row in both languages, read from a record as the timeline gives it. */
import { describe, expect, it } from 'vitest';
import { type EventKind, type NewEvent, type Payload, payloadSchemas } from '../../../shared/incident/event.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';
import { describeEvent, eventContext } from '../../../shared/text/describe-event.ts';
import { http } from '../diagnosis/readings.ts';
import { memoryRecord } from '../incident/record.ts';
import { bakery, evidence, opening } from '../postmortem/outage.ts';

const atMs = Date.UTC(2026, 10, 23, 18, 2, 10);
const ref = (id: string) => ({ runbookHash: 'h', id, key: '' });
const runbook = parseRunbook(`# 窯

## 連絡先・エスカレーション

### エスカレーション基準

- **即座にエスカレーション**: 火事
- **30分以内にエスカレーション**: まだ冷たい
`);

function describeOne(event: NewEvent, language: 'ja' | 'en' = 'ja') {
  const record = memoryRecord();
  record.append({ kind: 'opened', happenedAtMs: atMs, payload: opening });
  record.append({ kind: 'evidenceAttached', happenedAtMs: atMs, payload: { evidence: evidence(1) } });
  const id = record.append(event);
  const row = record.rows().find(({ eventId }) => eventId === id);
  if (!row) throw new Error('no row');
  return describeEvent(row, eventContext(record.state(), runbook), language);
}

const event = <K extends EventKind>(kind: K, payload: Payload<K>) =>
  ({ kind, payload, happenedAtMs: atMs }) as NewEvent;
const item = (state: Payload<'itemSet'>['state'], list: Payload<'itemSet'>['list'], reason: string | null = null) =>
  event('itemSet', { item: ref('i'), list, text: '種火を見る', state, reason, basedOn: null });
const check = (title: string, readings: Payload<'checkRan'>['readings']) =>
  event('checkRan', {
    command: null,
    checkId: 'c',
    sweepId: null,
    title,
    target: 'ps aux',
    durationMs: 1,
    level: 'critical',
    readings,
    evidence: evidence(2),
  });
const reading = (path: string, level: 'normal' | 'critical') => ({
  reading: http(path, level === 'normal' ? 200 : 'refused'),
  level,
});
const disk = (usedPercent: number, level: 'normal' | 'warning') => ({
  reading: { kind: 'disk' as const, hostname: 'h', mount: `/${usedPercent}`, usedPercent },
  level,
});
const milestone = (at: number | null) =>
  event('milestoneSet', {
    milestone: 'detected',
    atMs: at,
    source: 'alert',
    evidenceIds: ['evidence-1'],
    basedOn: null,
  });

const health = { id: 'health', part: 'api', name: '/health' } as const;
const connections = { id: 'connections', part: 'connections', name: 'shop' } as const;
const levelChange: Payload<'levelChanged'> = {
  measure: connections,
  checkId: 'baseline/database',
  target: 'connections @ db',
  durationMs: 8,
  from: 'normal',
  to: 'warning',
  readings: [{ reading: { kind: 'connections', used: 85, max: 100 }, level: 'warning' }],
  looks: 2,
  flapping: null,
  steadied: false,
  evidence: null,
};

const cases: [NewEvent, string, string][] = [
  [event('opened', opening), '宣言: 注文できない、環境 本番', 'Declared: 注文できない, environment 本番'],
  [
    event('opened', { ...opening, drill: true, backdated: true, alert: 'x' }),
    '訓練を宣言: 注文できない、環境 本番、アラートから (事後に登録)',
    'Drill declared: 注文できない, environment 本番, from an alert (entered afterwards)',
  ],
  [event('titleSet', { title: '窯', basedOn: null }), '件名: 窯', 'Title: 窯'],
  [
    event('opened', { ...opening, alert: 'x', detection: { how: 'alert', tool: 'zabbix' } }),
    '宣言: 注文できない、環境 本番、アラートから (Zabbix)',
    'Declared: 注文できない, environment 本番, from an alert (Zabbix)',
  ],
  [
    event('detectionSet', { detection: { how: 'userReport', tool: null }, basedOn: null }),
    '検知方法: 利用者・顧客の連絡',
    'Noticed by: a user or customer',
  ],
  [
    event('incidentRelated', { relation: 'recurrenceOf', incidentId: 'i', title: '窯', declaredAtMs: atMs }),
    '再発として関連付け: 前回 窯 (2026-11-24 03:02:10)',
    'Linked as a recurrence of: 窯 (2026-11-24 03:02:10)',
  ],
  [event('blankPutOff', { blank: 'lead' }), 'IC (指揮)の記入をあとに回した', 'Put off filling in: incident commander'],
  [
    event('detectionSet', { detection: null, basedOn: null }),
    '検知方法: 未記入に戻した',
    'How it was noticed: back to not filled in',
  ],
  [event('severitySet', { severity: 1, basedOn: null }), '重大度: SEV1', 'Severity: SEV1'],
  [
    event('severitySet', { severity: null, basedOn: null }),
    '重大度: 未記入に戻した',
    'Severity: not filled in any more',
  ],
  [
    event('environmentChanged', { environment: { ...bakery, name: '検証' }, basedOn: null }),
    '環境を 検証 に切り替え (以前の計測値は対象外)',
    'Environment switched to 検証 (earlier readings are set aside)',
  ],
  [event('runbookBound', { hash: 'h', title: '窯の手引き' }), 'Runbook: 窯の手引き', 'Runbook: 窯の手引き'],
  [event('patternsSuggested', { candidates: [] }), '候補なし', 'No pattern suggested'],
  [
    event('patternSet', { pattern: ref('p'), number: 2, title: '遅い', active: true, basedOn: null }),
    'パターン2を選択: 遅い',
    'Pattern 2 chosen: 遅い',
  ],
  [
    event('patternSet', { pattern: ref('p'), number: 2, title: '遅い', active: false, basedOn: null }),
    'パターン2を解除: 遅い',
    'Pattern 2 left: 遅い',
  ],
  [item('ok', 'preparation'), '事前準備 完了: 種火を見る', 'Preparation done: 種火を見る'],
  [item('skipped', 'step', '鍵がない'), '手順 見送り: 種火を見る (鍵がない)', 'Step skipped: 種火を見る (鍵がない)'],
  [item('ok', 'symptom'), '症状 一致: 種火を見る', 'Symptom matches: 種火を見る'],
  [item('contradicts', 'symptom'), '症状 不一致: 種火を見る', 'Symptom does not match: 種火を見る'],
  [item('notDone', 'recovery'), '事後対応 未実施: 種火を見る', 'After not done: 種火を見る'],
  [
    event('causeSet', {
      cause: ref('c'),
      text: '断線',
      patternNumber: 3,
      state: 'ruledOut',
      reason: '導通あり',
      evidenceIds: [],
      basedOn: null,
    }),
    '原因 除外: 断線 (パターン3) (導通あり)',
    'Cause ruled out: 断線 (pattern 3) (導通あり)',
  ],
  [
    check('', [reading('/readyz', 'critical')]),
    '接続拒否 10.0.0.9:7000 (GET /readyz)',
    'connection refused 10.0.0.9:7000 (GET /readyz)',
  ],
  [check('窯の確認', []), '窯の確認: 計測値なし', '窯の確認: no reading'],
  [check('', []), 'ps aux: 計測値なし', 'ps aux: no reading'],
  [
    check('空き', [
      disk(10, 'normal'),
      disk(20, 'normal'),
      disk(30, 'normal'),
      disk(95, 'warning'),
      disk(40, 'normal'),
    ]),
    '空き: ディスク /95 95% (h)、ディスク /10 10% (h)、ディスク /20 20% (h)、ほか2件',
    '空き: disk /95 95% (h), disk /10 10% (h), disk /20 20% (h), and 2 more',
  ],
  [
    check('docker ps -a', [
      {
        reading: { kind: 'unreadable', target: 'docker ps -a @ oven-1', reason: 'failed', detail: 'no daemon' },
        level: 'unknown',
      },
    ]),
    '不明 (読み取り失敗) docker ps -a @ oven-1: no daemon',
    'unknown (could not be read) docker ps -a @ oven-1: no daemon',
  ],
  [
    check(
      '',
      [1, 2, 3, 4].map((day) => ({
        reading: { kind: 'deployment', version: `v${day}`, atMs: Date.UTC(2026, 10, day) },
        level: 'unknown',
      })),
    ),
    'デプロイ v4 (2026-11-04 09:00:00)、デプロイ v3 (2026-11-03 09:00:00)、デプロイ v2 (2026-11-02 09:00:00)、ほか1件',
    'deployed v4 (2026-11-04 09:00:00), deployed v3 (2026-11-03 09:00:00), deployed v2 (2026-11-02 09:00:00), and 1 more',
  ],
  [
    event('clockOffsetMeasured', { target: 'oven', offsetMs: -3_200 }),
    '時刻ずれ −3.2 s (oven)',
    'Clock off by −3.2 s (oven)',
  ],
  [
    event('clockOffsetMeasured', { target: 'oven', offsetMs: 61_000, uncertaintyMs: 1_004 }),
    '時刻ずれ +61 s ±1 s (oven)',
    'Clock off by +61 s ±1 s (oven)',
  ],
  [
    event('clockOffsetMeasured', { target: 'oven', offsetMs: 0, uncertaintyMs: 1_004 }),
    '時刻ずれなし ±1 s (oven)',
    'Clocks agree ±1 s (oven)',
  ],
  [
    event('levelChanged', levelChange),
    '外形監視 DB接続数 正常から警告へ: 接続 85/100 (2回続けて)',
    'Our own watch, database connections Normal to Warning: connections 85/100 (2 times in a row)',
  ],
  [
    event('levelChanged', { ...levelChange, flapping: { changes: 6, looks: 14, windowMs: 300_000 } }),
    '外形監視 DB接続数 5分間に6回変化し不安定 (n=14、最悪 警告)。2分続けて同じになるまで変化を記録しない',
    'Our own watch, database connections unsteady, changed 6 times in 5 min (n=14, worst Warning); no more rows until the same for 2 min',
  ],
  [
    event('levelChanged', { ...levelChange, steadied: true }),
    '外形監視 DB接続数 警告で安定: 接続 85/100',
    'Our own watch, database connections steady at Warning: connections 85/100',
  ],
  [
    event('watchGap', { fromMs: atMs, toMs: atMs + 32 * 60_000, cause: 'asleep' }),
    '監視の空白 03:02:10–03:34:10 (スリープ中、または時計の変更)',
    'Not watched 03:02:10–03:34:10 (asleep, or the clock was changed)',
  ],
  [
    event('watchGap', { fromMs: atMs, toMs: atMs - 24 * 3_600_000, cause: 'setBack' }),
    'このマシンの時計が 2026-11-24 03:02:10 から 2026-11-23 03:02:10 に戻された',
    "This machine's clock was set back from 2026-11-24 03:02:10 to 2026-11-23 03:02:10",
  ],
  [
    event('watchRolledUp', {
      environmentId: 'env-1',
      fromMs: atMs,
      toMs: atMs + 600_000,
      measures: [
        { measure: { ...health, unit: 'ms' }, n: 40, failed: 0, min: 3, median: 12.4, max: 80, worst: 'normal' },
        {
          measure: { ...connections, unit: 'percent' },
          n: 0,
          failed: 0,
          min: null,
          median: null,
          max: null,
          worst: 'unknown',
        },
      ],
      evidence: evidence(4),
    }),
    '外形監視の1分値 03:02:10–03:12:10: API /health 中央値 12 ms (n=40)、DB接続数 中央値 – (n=0)',
    'Our own watch by the minute 03:02:10–03:12:10: API /health median 12 ms (n=40), database connections median – (n=0)',
  ],
  [event('watchMuted', { measure: health, muted: true }), '監視をミュート: API /health', 'Watch muted: API /health'],
  [
    event('watchMuted', { measure: null, muted: false }),
    '監視のミュートを解除: すべて',
    'Watch no longer muted: all of it',
  ],
  [event('watchSwitched', { on: false }), '監視を停止', 'Watch stopped'],
  [event('watchSwitched', { on: true }), '監視を再開', 'Watch started again'],
  [event('evidenceAttached', { evidence: evidence(3, { title: '写真' }) }), '添付: 写真', 'Attached: 写真'],
  [event('noteAdded', { text: '一行目\n二行目' }), '一行目 二行目', '一行目 二行目'],
  [milestone(atMs), '検知 (アラート)', 'Detected (alert)'],
  [milestone(atMs - 60_000), '検知は 2026-11-24 03:01:10 (アラート)', 'Detected at 2026-11-24 03:01:10 (alert)'],
  [milestone(null), '検知の時刻を未記入に戻した', 'Detected: time not filled in any more'],
  [
    event('recoveryVerified', { sweepId: 's', evidenceIds: ['evidence-1'], heldMs: 301_500, looks: 4 }),
    '復旧確認: 応答はすべて正常 (5分 の間、4回)',
    'Recovery verified: every answer is normal (over 5 minutes, 4 times)',
  ],
  [
    event('recoveryVerified', { sweepId: 's', evidenceIds: ['evidence-1'] }),
    '復旧確認: 応答はすべて正常',
    'Recovery verified: every answer is normal',
  ],
  [
    event('rollbackDecided', { decision: 'rollBack', reason: null, readings: [] }),
    'ロールバックすると判断',
    'Decided to roll back',
  ],
  [
    event('postmortemSectionSet', { section: 'impact', markdown: 'x', basedOn: null }),
    'ポストモーテムを編集: 影響範囲',
    'Postmortem edited: Impact',
  ],
  [
    event('postmortemSectionSet', { section: 'own:費用', markdown: null, basedOn: null }),
    'ポストモーテムを下書きに戻した: 費用',
    'Postmortem given back to the draft: 費用',
  ],
  [event('closed', { reason: null }), '終了', 'Closed'],
  [event('reopened', { reason: '再発' }), '再開 (再発)', 'Reopened (再発)'],
];

describe('a row in words', () => {
  it.each(cases)('%j', (each, ja, en) => {
    expect(describeOne(each).text).toBe(ja);
    expect(describeOne(each, 'en').text).toBe(en);
  });

  it('has words for each kind that makes a row', () => {
    const withoutRow = ['noteRevised', 'struck', 'starSet', 'undone', 'rowChosen', 'evidenceLinked'];
    const inDescribeReview = ['findingWaived', 'reviewConfirmed', 'sectionAdded', 'runbookEditDecided'];
    const inDescribeAction = ['actionIntended', 'actionEnded', 'sessionsRecounted', 'owedSettled', 'commandDone'];
    const inDescribeDeadline = ['deadlineDue', 'deadlineSnoozed', 'deadlineHandled'];
    const inDescribeContact = ['escalated', 'messageSent', 'messageDelivered', 'factSet', 'leakSuspicionSet'];
    const inDescribeDocument = ['whysSet', 'postmortemOwnerSet', 'postmortemStatusSet', 'exported'];
    const inDescribeActionItem = ['actionItemSet', 'actionItemSettled', 'wordingAccepted'];
    const inDescribeHandOver = ['roleSet', 'handedOver', 'handOverTakenBack', 'handOverReceived', 'recordCopied'];
    const elsewhere = [
      ...withoutRow,
      ...inDescribeReview,
      ...inDescribeAction,
      ...inDescribeDeadline,
      ...inDescribeContact,
      ...inDescribeDocument,
      ...inDescribeActionItem,
      ...inDescribeHandOver,
    ];
    const kinds = Object.keys(payloadSchemas).filter((kind) => !elsewhere.includes(kind));
    expect([...new Set(cases.map(([{ kind }]) => kind))].sort()).toEqual(kinds.sort());
  });

  it('names suggested patterns with how much of each matches, citing what the first rests on', () => {
    const reasons = [
      { symptomId: 's', text: '', verdict: 'matches', code: 'x', params: {}, evidenceIds: ['evidence-1'] } as const,
    ].map((reason) => ({ ...reason, evidenceIds: [...reason.evidenceIds] }));
    const candidate = { patternId: 'p', number: 1, title: 't', matched: 2, readable: 2, total: 3, score: 1, reasons };
    const second = { ...candidate, number: 4, matched: 1, reasons: [] };
    const described = describeOne(event('patternsSuggested', { candidates: [candidate, second] }));
    expect(described.text).toBe('候補: パターン1 (2/3)、パターン4 (1/3)');
    expect(described.evidence).toEqual([{ id: 'evidence-1', label: 'E-001' }]);
  });

  it('gives kind, level and evidence beside the text', () => {
    expect(describeOne(check('', [reading('/readyz', 'critical')]))).toMatchObject({
      category: 'check',
      kind: 'チェック',
      level: 'critical',
      evidence: [{ id: 'evidence-2', label: 'E-002' }],
      marks: [],
    });
    expect(describeOne(event('noteAdded', { text: 'x' }), 'en')).toMatchObject({
      kind: 'Note',
      level: null,
      evidence: [],
    });
  });

  it('calls no fact unknown that nothing judges', () => {
    const deployment = { kind: 'deployment', version: 'v9', atMs } as const;
    expect(describeOne(check('', [{ reading: deployment, level: 'unknown' }])).level).toBeNull();
    expect(describeOne(check('窯の確認', [])).level).toBe('critical');
  });

  it('shows what a newer app wrote, and what was blacked out', () => {
    const record = memoryRecord();
    record.appendRaw('unknown', 'satelliteMoved', atMs);
    record.appendRaw('blackedOut', 'noteAdded', atMs);
    const context = eventContext(record.state(), null);
    expect(record.rows().map((row) => describeEvent(row, context, 'ja').text)).toEqual([
      '新しい版のHikeshiが書いた記録 (satelliteMoved)',
      '墨消し済みの記録',
    ]);
  });
});

describe('marks of a row', () => {
  const marksOf = (change: (record: ReturnType<typeof memoryRecord>, target: string) => void, lateMs = 0) => {
    const record = memoryRecord();
    const note = { kind: 'noteAdded', happenedAtMs: atMs, payload: { text: '古い' } } as const;
    const target = record.append(note, { recordedAtMs: atMs + lateMs });
    change(record, target);
    const context = eventContext({ ...record.state(), zone: 'Asia/Tokyo' }, null);
    const row = record.rows().find(({ eventId }) => eventId === target);
    if (!row) throw new Error('no row');
    return describeEvent(row, context, 'ja');
  };

  it('say what became of it', () => {
    const { text, marks } = marksOf((record, target) => {
      const revised = { target, text: '新しい', happenedAtMs: null };
      record.append({ kind: 'noteRevised', happenedAtMs: atMs, payload: revised });
      record.append({ kind: 'starSet', happenedAtMs: atMs, payload: { target, starred: true } });
      record.append({ kind: 'struck', happenedAtMs: atMs, payload: { target, reason: '別の店' } });
      record.append({ kind: 'undone', happenedAtMs: atMs, payload: { target } });
    });
    expect(text).toBe('新しい');
    expect(marks).toEqual(['スター', '訂正 1回', '取り消し: 別の店', '取り消し済みの操作']);
  });

  it.each([
    ['two minutes later is what typing takes', 2 * 60_000, []],
    ['longer is entered later', 2 * 60_000 + 1, ['追記 03:04:10']],
    ['on another day it says which', 24 * 60 * 60_000, ['追記 2026-11-25 03:02:10']],
  ])('%s', (_, lateMs, expected) => {
    expect(marksOf(() => {}, lateMs).marks).toEqual(expected);
  });
});

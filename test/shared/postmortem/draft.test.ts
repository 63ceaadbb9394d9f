/** One whole outage, and what the document says of it, in both languages. */
import { describe, expect, it } from 'vitest';
import { database, http } from '../diagnosis/readings.ts';
import { headings, listOf, paragraphs, parse, partOf, sectionOf, sectionsOf, tableOf } from './document.ts';
import { evidence, outage } from './outage.ts';

const refused = { reading: http('/readyz', 'refused'), level: 'critical' } as const;
const fine = { reading: http('/readyz', 200), level: 'normal' } as const;

/** Began two minutes before declaring, detected one before, mitigated after 20, recovered after 31. */
function wholeOutage(language: 'ja' | 'en') {
  const story = outage({ language, zone: language === 'ja' ? 'Asia/Tokyo' : 'Europe/Berlin' });
  story.milestone('began', -2);
  story.milestone('detected', -1, 'alert');
  story.check(0.5, '/readyz', [refused], 'critical');
  story.milestone('responseBegan', 1);
  story.check(2, '/readyz', [refused], 'critical');
  story.record.append({
    kind: 'patternsSuggested',
    happenedAtMs: story.at(2),
    payload: {
      candidates: [
        { patternId: 'p1', number: 1, title: '窯が冷たい', matched: 2, readable: 2, total: 3, score: 0.7, reasons: [] },
      ],
    },
  });
  story.record.append({
    kind: 'patternSet',
    happenedAtMs: story.at(3),
    payload: {
      pattern: { runbookHash: '', id: 'p1', key: '' },
      number: 1,
      title: '窯が冷たい',
      active: true,
      basedOn: null,
    },
  });
  story.note(4, 'TODO: 種火の監視を足す');
  story.cause(10, '種火が消えた', 'confirmed', ['evidence-1'], 'ログに no flame');
  story.cause(11, '断線', 'ruledOut', ['evidence-2'], '導通あり');
  story.record.append({
    kind: 'rollbackDecided',
    happenedAtMs: story.at(12),
    payload: {
      decision: 'doNot',
      reason: 'デプロイなし',
      readings: [{ reading: database('answered'), level: 'normal' }],
    },
  });
  story.milestone('mitigated', 20);
  story.check(31, '/readyz', [fine], 'normal');
  story.milestone('recovered', 31, 'verification', ['evidence-3']);
  return story;
}

describe('the document in Japanese', () => {
  const { markdown, view } = wholeOutage('ja').draft();

  it('has its title, its six sections and what frames them, in order', () => {
    expect(headings(markdown, 1)).toEqual(['ポストモーテム #42 注文できない']);
    expect(headings(markdown, 2)).toEqual([
      '要約',
      '1. 発生日時',
      '2. 検知方法',
      '3. 影響範囲',
      '4. 根本原因',
      '5. 対応内容',
      '6. 改善策',
      '学び',
      '付録A 記録の全行 (UTC)',
      '付録B 根拠',
      '付録C 読み取りに使ったチェック',
      '付録D Runbook',
    ]);
  });

  it('heads it with facts, and names the zone there alone', () => {
    const [head] = sectionsOf(parse(markdown).children, 2);
    const rows = tableOf(head?.blocks ?? []);
    expect(rows).toContainEqual(['番号', '#42']);
    expect(rows).toContainEqual(['区分', '障害対応']);
    expect(rows).toContainEqual(['重大度', '未記入']);
    expect(rows).toContainEqual(['サービス', 'パンの注文']);
    expect(rows).toContainEqual(['環境', '本番']);
    expect(rows).toContainEqual(['時刻の表記', 'Asia/Tokyo (UTC+09:00)']);
    expect(rows).toContainEqual(['パターン', '1 窯が冷たい']);
    expect(rows).toContainEqual(['作成', '2026-11-24 05:02:10']);
  });

  it('sums it up in numbers', () => {
    expect(paragraphs(sectionOf(markdown, '要約'))).toEqual([
      'パンの注文の障害は 2026-11-24 03:00:10 に発生し、2026-11-24 03:33:10 に復旧した (33分、R-002 R-015)。' +
        '外形監視のチェック 3回のうち 2回が失敗した (E-001 E-002)。根本原因: 種火が消えた (根拠 E-001)。',
    ]);
  });

  it('1: milestones with their source and evidence, and the durations between them', () => {
    const blocks = sectionOf(markdown, '1. 発生日時');
    expect(tableOf(blocks, 0)).toEqual([
      ['節目', '時刻 (UTC+09:00)', 'UTC', '出典', '根拠'],
      ['発生', '2026-11-24 03:00:10', '2026-11-23 18:00:10', '対応者の記録', 'R-002'],
      ['検知', '2026-11-24 03:01:10', '2026-11-23 18:01:10', 'アラート', 'R-003'],
      ['宣言', '2026-11-24 03:02:10', '2026-11-23 18:02:10', '宣言', 'R-001'],
      ['対応開始', '2026-11-24 03:03:10', '2026-11-23 18:03:10', '対応者の記録', 'R-005'],
      ['暫定復旧 (影響停止)', '2026-11-24 03:22:10', '2026-11-23 18:22:10', '対応者の記録', 'R-013'],
      ['復旧', '2026-11-24 03:33:10', '2026-11-23 18:33:10', '復旧確認', 'E-003'],
    ]);
    expect(tableOf(blocks, 1).map(([name, time, , evidence]) => [name, time, evidence])).toEqual([
      ['指標', '時間', '根拠'],
      ['TTD', '1分', 'R-002 R-003'],
      ['TTA', '2分', 'R-003 R-005'],
      ['TTM', '22分', 'R-002 R-013'],
      ['TTR', '33分', 'R-002 R-015'],
    ]);
  });

  it('2: what was noticed when, and what nobody wrote down', () => {
    expect(listOf(sectionOf(markdown, '2. 検知方法')).map(({ text }) => text)).toEqual([
      '検知: 2026-11-24 03:01:10 (アラート、根拠 R-003)',
      '発生から検知まで 1分 (R-002 R-003)',
      '宣言: 2026-11-24 03:02:10 (Sato、R-001)',
      '最初に異常を読み取ったチェック: 2026-11-24 03:02:40 接続拒否 10.0.0.9:7000 (GET /readyz) (根拠 E-001)',
      '未記入: 何で気づいたか',
      '未記入: 検知までの時間を半分にする方法',
    ]);
  });

  it('3: what was measured, and what only people know', () => {
    const blocks = sectionOf(markdown, '3. 影響範囲');
    expect(listOf(partOf(blocks, '影響の数')).map(({ text }) => text)).toEqual([
      '未記入: 影響を受けたユーザー数',
      '未記入: 失敗したリクエスト数',
      '未記入: 影響を受けた顧客',
      '未記入: 問い合わせ件数',
    ]);
    // Critical at 0:30 and again at 2:00; then 29 minutes without a reading, of which nothing is known.
    expect(tableOf(partOf(blocks, '外形監視で計測した影響'))).toEqual([
      ['対象', '回数', '失敗', '不明', '緊急', '警告', '最後の計測値', '根拠'],
      ['GET http://10.0.0.9:7000/readyz', '3', '2', '0', '1分30秒', '–', 'GET /readyz 200 (20 ms)', 'E-001 E-002'],
    ]);
  });

  it('4: the trigger apart from causes, causes and hypotheses with reasons and evidence, whys to fill in', () => {
    const blocks = sectionOf(markdown, '4. 根本原因');
    expect(paragraphs(partOf(blocks, '契機 (トリガー)'))).toEqual(['未記入: 契機']);
    expect(listOf(partOf(blocks, '確定した原因'))).toEqual([
      {
        text: '種火が消えた (パターン1)',
        below: [
          { text: '理由: ログに no flame', below: [] },
          { text: '根拠: E-001', below: [] },
        ],
      },
    ]);
    expect(listOf(partOf(blocks, '除外した仮説'))).toEqual([
      {
        text: '断線 (パターン1)',
        below: [
          { text: '理由: 導通あり', below: [] },
          { text: '根拠: E-002', below: [] },
        ],
      },
    ]);
    expect(listOf(partOf(blocks, '5 Whys'))).toEqual([
      {
        text: 'なぜ1: 種火が消えた (根拠 E-001)',
        below: [{ text: 'なぜ2: 未記入 (仕組みの問題に行き着いていない)', below: [] }],
      },
    ]);
    expect(paragraphs(partOf(blocks, '流出原因 (事前に見つからなかった理由)'))).toHaveLength(1);
  });

  it('5: the timeline in order, each row with its evidence', () => {
    const blocks = sectionOf(markdown, '5. 対応内容');
    expect(tableOf(partOf(blocks, 'タイムライン'))).toEqual([
      ['時刻', '出来事', '種別', '記録者', '根拠'],
      ['2026-11-24 03:02:10', '宣言: 注文できない、環境 本番', '節目', 'Sato', 'R-001'],
      ['2026-11-24 03:02:10', '発生は 2026-11-24 03:00:10 (対応者の記録)', '節目', 'Sato', 'R-002'],
      ['2026-11-24 03:02:10', '検知は 2026-11-24 03:01:10 (アラート)', '節目', 'Sato', 'R-003'],
      ['2026-11-24 03:02:40', '接続拒否 10.0.0.9:7000 (GET /readyz)', 'チェック', 'Sato', 'E-001'],
      ['2026-11-24 03:03:10', '対応開始 (対応者の記録)', '節目', 'Sato', 'R-005'],
      ['2026-11-24 03:04:10', '候補: パターン1 (2/3)', 'チェック', 'Sato', 'R-007'],
      ['2026-11-24 03:05:10', 'パターン1を選択: 窯が冷たい', '判断', 'Sato', 'R-008'],
      ['2026-11-24 03:06:10', 'TODO: 種火の監視を足す', 'メモ', 'Sato', 'R-009'],
      ['2026-11-24 03:12:10', '原因 確定: 種火が消えた (パターン1) (ログに no flame)', '判断', 'Sato', 'E-001'],
      ['2026-11-24 03:13:10', '原因 除外: 断線 (パターン1) (導通あり)', '判断', 'Sato', 'E-002'],
      ['2026-11-24 03:14:10', 'ロールバックしないと判断 (デプロイなし)', '判断', 'Sato', 'R-012'],
      ['2026-11-24 03:22:10', '暫定復旧 (影響停止) (対応者の記録)', '節目', 'Sato', 'R-013'],
      ['2026-11-24 03:33:10', 'GET /readyz 200 (20 ms)', 'チェック', 'Sato', 'E-003'],
      ['2026-11-24 03:33:10', '復旧 (復旧確認)', '節目', 'Sato', 'E-003'],
    ]);
    expect(paragraphs(partOf(blocks, 'タイムライン'))).toEqual(['変化のないチェックなど 1件は付録に載せた。']);
  });

  it('5: decisions beside what was known then, not what came out later', () => {
    const rows = tableOf(partOf(sectionOf(markdown, '5. 対応内容'), '判断と、その時点で分かっていたこと'));
    expect(rows[1]).toEqual([
      '2026-11-24 03:05:10',
      'パターン1を選択: 窯が冷たい',
      '接続拒否 10.0.0.9:7000 (GET /readyz)',
      '候補: パターン1 (2/3)',
      'R-008',
    ]);
    expect(rows.at(-1)).toEqual([
      '2026-11-24 03:14:10',
      'ロールバックしないと判断 (デプロイなし)',
      'DB接続成功 10.0.0.8:5432/bread (4 ms)',
      '候補: パターン1 (2/3)',
      'R-012',
    ]);
  });

  it('6: what a note asks for is a proposal; owner and date are for people', () => {
    expect(tableOf(sectionOf(markdown, '6. 改善策'))).toEqual([
      ['ID', '改善策', '種別', '担当', '期日', '優先度', '完了条件', '状態'],
      ['–', '【提案】種火の監視を足す (R-009)', ...Array(6).fill('未記入')],
    ]);
  });

  it('annexes hold every row in UTC, the evidence and the checks', () => {
    const record = tableOf(sectionOf(markdown, '付録A 記録の全行 (UTC)'));
    expect(record).toHaveLength(16);
    expect(record[1]?.slice(0, 2)).toEqual(['R-001', '2026-11-23 18:02:10']);
    expect(tableOf(sectionOf(markdown, '付録B 根拠'))[3]).toEqual([
      'E-003',
      evidence(3).title,
      '2026-11-23 18:33:10',
      '120',
      'c'.repeat(64),
    ]);
    expect(tableOf(sectionOf(markdown, '付録C 読み取りに使ったチェック'))[1]).toEqual([
      'GET http://10.0.0.9:7000/readyz',
      '3',
      '正常',
      'E-003',
    ]);
  });

  it('lists what is missing by section', () => {
    expect(view.missing).toContainEqual({ section: 'impact', code: 'usersAffected' });
    expect(view.missing).toContainEqual({ section: 'cause', code: 'whyNotCaught' });
    expect(view.missing.map(({ code }) => code)).not.toContain('confirmedCause');
    expect(view.missing.map(({ code }) => code)).not.toContain('began');
  });
});

describe('the document in English', () => {
  const { markdown } = wholeOutage('en').draft();

  it('has the same structure in its own words and zone', () => {
    expect(headings(markdown, 1)).toEqual(['Postmortem #42 注文できない']);
    expect(headings(markdown, 2)).toEqual([
      'Summary',
      '1. When it happened',
      '2. How it was detected',
      '3. Impact',
      '4. Root cause',
      '5. Response',
      '6. Actions',
      'Lessons',
      'Annex A Every row of the record (UTC)',
      'Annex B Evidence',
      'Annex C Checks that were run',
      'Annex D Runbook',
    ]);
    expect(tableOf(sectionOf(markdown, '1. When it happened'))[1]).toEqual([
      'Began',
      '2026-11-23 19:00:10',
      '2026-11-23 18:00:10',
      'noted by a responder',
      'R-002',
    ]);
    expect(paragraphs(sectionOf(markdown, 'Summary'))).toEqual([
      'The incident of パンの注文 began at 2026-11-23 19:00:10 and recovered at 2026-11-23 19:33:10 (33 min, R-002 R-015). ' +
        'Of 3 checks of our own watch 2 failed (E-001 E-002). Root cause: 種火が消えた (evidence E-001).',
    ]);
    const timeline = tableOf(partOf(sectionOf(markdown, '5. Response'), 'Timeline'));
    expect(timeline).toHaveLength(15);
    expect(timeline[4]).toEqual([
      '2026-11-23 19:02:40',
      'connection refused 10.0.0.9:7000 (GET /readyz)',
      'Check',
      'Sato',
      'E-001',
    ]);
  });
});

describe('an incident with nothing but its declaration', () => {
  const { markdown, view } = outage({ environment: null, runbook: null }).draft();

  it('has all sections, and names every blank', () => {
    expect(headings(markdown, 2)).toHaveLength(12);
    expect(paragraphs(sectionOf(markdown, '要約'))).toEqual([
      '対象サービス (未記入) の障害は 2026-11-24 03:02:10 に宣言された (R-001)。発生時刻と復旧時刻は未記入。' +
        '外形監視の計測値はない。根本原因は未記入。',
    ]);
    const milestones = tableOf(sectionOf(markdown, '1. 発生日時'));
    expect(milestones.map(([name, time]) => [name, time])).toEqual([
      ['節目', '時刻 (UTC+09:00)'],
      ['発生', '未記入'],
      ['検知', '未記入'],
      ['宣言', '2026-11-24 03:02:10'],
      ['対応開始', '未記入'],
      ['暫定復旧 (影響停止)', '未記入'],
      ['復旧', '未記入'],
    ]);
    expect(tableOf(sectionOf(markdown, '1. 発生日時'), 1)[4]).toEqual([
      'TTR',
      '未記入 (発生または復旧が未記入)',
      '発生から復旧まで',
      '–',
    ]);
    expect(paragraphs(partOf(sectionOf(markdown, '3. 影響範囲'), '外形監視で計測した影響'))).toEqual([
      '外形監視のチェックは行っていない。影響の大きさは計測できていない。',
    ]);
    expect(tableOf(sectionOf(markdown, '6. 改善策'))[1]).toEqual(['A-1', ...Array(7).fill('未記入')]);
    expect(view.missing.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        'began',
        'detected',
        'recovered',
        'severity',
        'confirmedCause',
        'measurements',
        'actions',
      ]),
    );
  });
});

describe('a drill', () => {
  it('says so in title, header, summary and file name', () => {
    const { markdown } = outage({ drill: true, environment: null }).draft();
    expect(headings(markdown, 1)).toEqual(['【訓練】ポストモーテム #42 注文できない']);
    const [head] = sectionsOf(parse(markdown).children, 2);
    expect(tableOf(head?.blocks ?? [])).toContainEqual(['区分', '訓練 (実際の障害ではない)']);
    expect(paragraphs(sectionOf(markdown, '要約'))[0]).toMatch(/^これは訓練の記録である \(R-001\)。/);
  });
});

describe('milestones in the wrong order', () => {
  it('are printed, and no duration is made of them', () => {
    const story = outage();
    story.milestone('began', 10);
    story.milestone('recovered', 5);
    const { markdown } = story.draft();
    expect(tableOf(sectionOf(markdown, '1. 発生日時'), 1)[4]?.[1]).toBe('未記入 (復旧が発生より前)');
    expect(paragraphs(sectionOf(markdown, '要約'))[0]).toContain(
      '2026-11-24 03:07:10 に復旧した (未記入、R-002 R-003)',
    );
  });
});

describe('a place that keeps UTC', () => {
  it('is named once, not twice', () => {
    const [head] = sectionsOf(parse(outage({ zone: 'UTC' }).draft().markdown).children, 2);
    expect(tableOf(head?.blocks ?? [])).toContainEqual(['時刻の表記', 'UTC']);
  });
});

describe('the fingerprint of the record', () => {
  it('stands with the rows that it covers, one hash a device', () => {
    const chains = [
      { events: 12, hash: 'a1'.repeat(32) },
      { events: 1, hash: 'b2'.repeat(32) },
    ];
    const annex = (story: ReturnType<typeof outage>) =>
      listOf(sectionOf(story.draft(null, chains).markdown, '付録A 記録の全行 (UTC)')).map(({ text }) => text);
    expect(annex(outage())).toEqual([
      `端末1、12件まで SHA-256 ${'a1'.repeat(32)}`,
      `端末2、1件まで SHA-256 ${'b2'.repeat(32)}`,
    ]);
  });

  it('is left out where none is known', () => {
    expect(listOf(sectionOf(outage().draft().markdown, '付録A 記録の全行 (UTC)'))).toEqual([]);
  });
});

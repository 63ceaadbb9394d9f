import { describe, expect, it } from 'vitest';
import type { Level, Reading } from '../../../shared/diagnosis/reading.ts';
import { emptyIncident } from '../../../shared/incident/empty-incident.ts';
import type { CheckRecord, IncidentState } from '../../../shared/incident/state.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';
import { askedTraits } from '../../../shared/similar/asked-traits.ts';
import { likenessOf } from '../../../shared/similar/likeness.ts';
import { traitName, traitsOf } from '../../../shared/similar/trait.ts';

const ref = (id: string) => ({ runbookHash: 'h', id, key: id });
const mark = { eventId: 'e', happenedAtMs: 100 };
const check = (checkId: string, reading: Reading, level: Level): CheckRecord => ({
  ...mark,
  checkId,
  sweepId: null,
  title: '',
  target: '',
  level,
  readings: [{ reading, level }],
  evidenceId: null,
  durationMs: 1,
});
const health = (outcome: 'refused' | 'answered', status: number | null): Reading => ({
  kind: 'http',
  url: 'http://127.0.0.1/health',
  path: '/health',
  method: 'GET',
  health: true,
  outcome,
  status,
  durationMs: 3,
});
const log = (signature: string, count: number): Reading => ({
  kind: 'log',
  source: 'app.log',
  lines: 9,
  found: [{ signature, count, sample: '' }],
  searched: [signature],
});
const cause = (text: string, state: 'suspected' | 'confirmed' | 'ruledOut') => ({
  ...mark,
  cause: ref(text),
  text,
  patternNumber: 1,
  state,
  reason: null,
  evidenceIds: [],
});

function incident(change: Partial<IncidentState>): IncidentState {
  return { ...emptyIncident('i'), ...change };
}

describe('what an incident is recognised by', () => {
  it('is named by normalised text: width, case and spaces of another version of the runbook change nothing', () => {
    expect(traitName({ kind: 'pattern', text: ' Ｓｅｒｖｅｒ  Down ' })).toBe('pattern:server down');
    expect(traitName({ kind: 'cause', text: 'ﾃﾞｨｽｸ枯渇' })).toBe('cause:ディスク枯渇');
  });

  it('is its patterns, marks that were found, and readings out of the normal, but not those of the preparation', () => {
    const state = incident({
      activePatterns: [{ ...mark, pattern: ref('pattern-1'), number: 1, title: '起動しない' }],
      checks: [
        check('baseline/health', health('refused', null), 'critical'),
        check('baseline/health', health('answered', 200), 'normal'),
        check('baseline/log', log('config error', 2), 'unknown'),
        check('baseline/log', log('address already in use', 0), 'unknown'),
        check('preparation/database', health('answered', 503), 'critical'),
        check('cpu', { kind: 'cpu', hostname: 'a', usedPercent: 91 }, 'warning'),
        check('n', { kind: 'number', value: 4 }, 'critical'),
      ],
    });
    expect(traitsOf(state).map(traitName)).toEqual([
      'pattern:起動しない',
      'signature:config error',
      'reading:http/refused',
      'reading:cpu/warning',
    ]);
  });

  it('holds suspected causes only until one is confirmed', () => {
    const causes = { a: cause('設定ミス', 'suspected'), b: cause('ポート競合', 'ruledOut') };
    expect(traitsOf(incident({ causes })).map(traitName)).toEqual(['cause:設定ミス']);
    const settled = { ...causes, c: cause('メモリ不足', 'confirmed') };
    expect(traitsOf(incident({ causes: settled })).map(traitName)).toEqual(['cause:メモリ不足']);
  });
});

describe('what is asked for while it is under way', () => {
  const runbook = parseRunbook(
    [
      '# R',
      '## パターン1: 起動しない',
      '### 原因と対応',
      '| 原因 | 確認方法 | 対応 |',
      '|---|---|---|',
      '| 設定ミス | ログに "config error" | 直す |',
      '| ポート競合 | ログに "address already in use" | 止める |',
    ].join('\n'),
  );
  const [first, second] = runbook.patterns[0]?.causes ?? [];

  it('takes the suggested pattern until one is chosen, and the lit rows that were not ruled out', () => {
    const candidate = { patternId: 'pattern-1', number: 1, title: '起動しない', matched: 1, readable: 1, total: 1 };
    const candidates = [
      { ...candidate, score: 1, reasons: [] },
      { ...candidate, title: '遅い', score: 0.5, reasons: [] },
    ];
    const lit = [first, second].map((row) => ({ causeId: row?.id ?? '' }));
    expect(lit.map(({ causeId }) => causeId)).not.toContain('');
    const state = incident({ candidates, causes: { [second?.id ?? '']: cause('ポート競合', 'ruledOut') } });
    expect(askedTraits(state, lit, runbook).map(traitName)).toEqual(['cause:設定ミス', 'pattern:起動しない']);
    const chosen = incident({
      candidates,
      activePatterns: [{ ...mark, pattern: ref('pattern-2'), number: 2, title: 'エラー' }],
    });
    expect(askedTraits(chosen, [], runbook).map(traitName)).toEqual(['pattern:エラー']);
  });
});

describe('what is kept of how it ended', () => {
  const item = (id: string, text: string, happenedAtMs: number, verifiedBy?: string[]) => ({
    item: ref(id),
    list: 'step' as const,
    text,
    state: 'ok' as const,
    reason: null,
    verifiedBy,
    eventId: id,
    happenedAtMs,
  });
  const recovered = { atMs: 50, source: 'responder' as const, evidenceIds: [], eventId: 'r' };

  it('is what people did before it recovered, in order, without what only looked', () => {
    const items = [
      item('pattern-1/recovery/step-1', 'Restart', 20),
      item('pattern-1/recovery/step-3', 'See whether it answers', 30, ['E-1']),
      item('pattern-1/checks/step-1', 'The process', 10),
      item('pattern-1/permanent/item-1', 'Add an index', 60),
      item('pattern-1/cause-1/action', 'Wrong settings: put them right', 15),
    ];
    const command = { command: ref('c'), title: '', risk: 'change' as const, note: null, actor: 'Hana', eventId: 'c' };
    const state = incident({
      items: Object.fromEntries(items.map((each) => [each.item.id, each])),
      commandsDone: [
        { ...command, text: 'systemctl restart api', outcome: 'succeeded', happenedAtMs: 18 },
        { ...command, text: 'systemctl stop api', outcome: 'failed', happenedAtMs: 17 },
      ],
      rollbackDecisions: [
        { decision: 'rollBack', reason: null, readings: [], versionTo: 'v1.2', eventId: 'x', happenedAtMs: 40 },
        { decision: 'doNot', reason: 'no', readings: [], eventId: 'y', happenedAtMs: 12 },
      ],
      milestones: { ...emptyIncident('i').milestones, recovered },
    });
    expect(likenessOf(state).fixes).toEqual([
      { kind: 'step', text: 'Wrong settings: put them right' },
      { kind: 'command', text: 'systemctl restart api' },
      { kind: 'step', text: 'Restart' },
      { kind: 'rollback', versionTo: 'v1.2' },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { callScript } from '../../../shared/escalation/call-script.ts';
import type { NewEvent } from '../../../shared/incident/event.ts';
import { http, leveled } from '../diagnosis/readings.ts';
import { memoryRecord } from '../incident/record.ts';
import { opening } from '../postmortem/outage.ts';

/** 03:02 in Tokyo. */
const atMs = Date.parse('2026-11-24T03:02:00+09:00');
const milestone = (name: 'began' | 'detected' | 'mitigated', when: number): NewEvent => ({
  kind: 'milestoneSet',
  happenedAtMs: atMs,
  payload: { milestone: name, atMs: when, source: 'responder', evidenceIds: [], basedOn: null },
});

function stateWith(...events: NewEvent[]) {
  const record = memoryRecord();
  const opened = { ...opening, title: '窯が冷えた', zone: 'Asia/Tokyo', drill: false };
  record.append({ kind: 'opened', happenedAtMs: atMs, payload: opened });
  for (const event of events) record.append(event);
  return record.state();
}
const nowMs = atMs + 12 * 60_000 + 59_000;
const readings = [leveled(http('/oven', 200), 'normal'), leveled(http('/readyz', 'refused'), 'critical')];

describe('what to say on the phone', () => {
  it('is three lines of what the record knows', () => {
    const state = stateWith(milestone('detected', atMs), milestone('began', atMs - 4 * 60_000), {
      kind: 'severitySet',
      happenedAtMs: atMs,
      payload: { severity: 1, basedOn: null },
    });
    const input = { state, readings, need: 'decision' as const, criteria: ['全面停止'], nowMs };
    const [what, since, needed] = callScript({ ...input, language: 'ja' });
    expect(what).toContain('窯が冷えた');
    expect(what).toContain('SEV1');
    expect(what).toContain('接続拒否');
    expect(what).not.toContain('/oven');
    expect(since).toBe('検知 2026-11-24 03:02 JST、12分経過。発生 2026-11-24 02:58 JST。');
    expect(needed).toBe('基準「全面停止」。判断をお願いします。');
    const english = callScript({ ...input, language: 'en' });
    expect(english[1]).toBe('Detected 2026-11-24 03:02 JST, 12 minutes ago. Began 2026-11-24 02:58 JST.');
    expect(english[2]).toBe('Rule "全面停止". I need a decision from you.');
  });

  it('says what is not known, and invents nothing', () => {
    const [what, since, needed] = callScript({
      state: stateWith(),
      readings: [],
      need: 'help',
      criteria: [],
      nowMs,
      language: 'ja',
    });
    expect(what).toContain('重大度は未定。計測値はまだありません。');
    expect(since).toBe('宣言 2026-11-24 03:02 JST、12分経過。発生時刻は未記入。');
    expect(needed).toBe('調査に入ってください。');
  });

  it('says first that a drill is one, and keeps each line one line', () => {
    const drill = { ...stateWith(), drill: true, title: '窯\nが冷えた' };
    const lines = callScript({ state: drill, readings, need: 'inform', criteria: [], nowMs, language: 'ja' });
    expect(lines[0].startsWith('訓練です。')).toBe(true);
    expect(lines.every((line) => !line.includes('\n'))).toBe(true);
  });
});

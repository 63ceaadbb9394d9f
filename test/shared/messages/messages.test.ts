/** Messages made of a record, in both languages, for both audiences, in each format. */
import { describe, expect, it } from 'vitest';
import type { NewEvent } from '../../../shared/incident/event.ts';
import { formatMessage } from '../../../shared/messages/format-message.ts';
import { type MessageInput, messageDraft } from '../../../shared/messages/message-draft.ts';
import { statusLines } from '../../../shared/messages/status-lines.ts';
import { http, leveled } from '../diagnosis/readings.ts';
import { memoryRecord } from '../incident/record.ts';
import { opening } from '../postmortem/outage.ts';

const jst = (text: string) => Date.parse(`${text}:00+09:00`);
const declaredMs = jst('2026-11-24T03:02');
const milestone = (name: 'began' | 'detected' | 'mitigated' | 'recovered', when: string): NewEvent => ({
  kind: 'milestoneSet',
  happenedAtMs: declaredMs,
  payload: { milestone: name, atMs: jst(when), source: 'responder', evidenceIds: [], basedOn: null },
});

function bakeryDown(...events: NewEvent[]) {
  const record = memoryRecord();
  const payload = { ...opening, title: '佐藤の変更で窯が冷えた可能性', zone: 'Asia/Tokyo', drill: false };
  record.append({ kind: 'opened', happenedAtMs: declaredMs, payload });
  record.append({ kind: 'severitySet', happenedAtMs: declaredMs, payload: { severity: 1, basedOn: null } });
  const commander = { role: 'commander', names: '佐藤', basedOn: null } as const;
  record.append({ kind: 'roleSet', happenedAtMs: declaredMs, payload: commander });
  const meeting = { fact: 'meeting', value: 'https://meet.example.com/oven', basedOn: null } as const;
  record.append({ kind: 'factSet', happenedAtMs: declaredMs, payload: meeting });
  const enquiries = { fact: 'enquiries', value: '12件', basedOn: null } as const;
  record.append({ kind: 'factSet', happenedAtMs: declaredMs, payload: enquiries });
  for (const event of events) record.append(event);
  return record.state();
}

const ask = (change: Partial<MessageInput> = {}): MessageInput => ({
  state: bakeryDown(milestone('detected', '2026-11-24T03:02')),
  number: 42,
  readings: [leveled(http('/readyz', 'refused'), 'critical', 'E-1')],
  kind: 'first',
  audience: 'internal',
  language: 'ja',
  impact: '全店舗で注文できない',
  nextUpdateAtMs: jst('2026-11-24T03:30'),
  ...change,
});
const plain = (change: Partial<MessageInput> = {}) => formatMessage(messageDraft(ask(change)), 'plain');

describe('a message to the inside', () => {
  it('says what the record knows, and the two blanks as typed', () => {
    const text = plain();
    for (const part of [
      '【第一報】SEV1',
      '(#42)',
      '影響: 全店舗で注文できない',
      '問い合わせ: 12件',
      '発生時刻は確認中、検知 2026-11-24 03:02 JST',
      '現在の状況: 調査中',
      '接続拒否',
      'IC (指揮) 佐藤',
      '会議: https://meet.example.com/oven',
      '次回の連絡: 2026-11-24 03:30 JST まで',
    ]) {
      expect(text).toContain(part);
    }
    expect(plain({ language: 'en' })).toContain('Next update: by 2026-11-24 03:30 JST');
  });

  it('shows a blank as a blank', () => {
    expect(plain({ nextUpdateAtMs: null })).toContain('次回の連絡: 未記入');
    expect(plain({ impact: '' })).toMatch(/^影響: $/mu);
  });

  it('follows the milestones to the end', () => {
    const over = bakeryDown(milestone('mitigated', '2026-11-24T03:20'), milestone('recovered', '2026-11-24T04:00'));
    const text = plain({ state: over, kind: 'recovery', nextUpdateAtMs: null });
    expect(text).toContain('【復旧報】');
    expect(text).toContain('現在の状況: 復旧済み');
    expect(text).toContain('復旧 2026-11-24 04:00 JST');
    expect(text).toContain('次回の連絡: 今回で終了');
    expect(plain({ state: { ...over, drill: true } })).toMatch(/^【訓練】/u);
  });
});

describe('a message to the outside', () => {
  it.each(['ja', 'en'] as const)('names no person, no guess and nothing internal (%s)', (language) => {
    const text = plain({ audience: 'external', language, impact: 'X' });
    for (const word of ['佐藤', '可能性', '冷えた', 'meet.example.com', 'readyz', 'E-', '#42', '10.0.0.9']) {
      expect(text).not.toContain(word);
    }
    expect(text).toContain('2026-11-24 03:02 JST');
    expect(text).toContain('2026-11-24 03:30 JST');
  });
});

describe('the three ways to paste it', () => {
  const draft = {
    heading: 'A *b* <c>',
    lines: [
      { name: 'N', value: '<!channel> & <@U1> @here *x* _y_ https://e.example/_a_?q=1&r=2 a_b' },
      { name: 'M', value: 'one\n# two\n- three' },
    ],
    closing: '~end~',
  };

  it('keeps people’s signs from being Slack’s', () => {
    const text = formatMessage(draft, 'slack');
    const visible = text.replaceAll('\u200b', '');
    expect(visible).toBe(
      [
        '*A *b* &lt;c&gt;*',
        '*N*: &lt;!channel&gt; &amp; &lt;@U1&gt; @here *x* _y_ https://e.example/_a_?q=1&amp;r=2 a_b',
        '*M*:',
        'one',
        '# two',
        '- three',
        '~end~',
      ].join('\n'),
    );
    // No sign opens a style, nobody is rung for, and an address is left whole.
    expect(text).toContain('*\u200bx*');
    expect(text).toContain('_\u200by_');
    expect(text).toContain('@\u200bhere');
    expect(text).toContain('~\u200bend~');
    expect(text).toContain('https://e.example/_a_?q=1&amp;r=2');
  });

  it('keeps people’s signs from being Markdown’s', () => {
    const text = formatMessage(draft, 'markdown');
    expect(text).toContain('**A \\*b\\* \\<c>**');
    expect(text).not.toMatch(/^\s*# two/mu);
    expect(text).not.toMatch(/(?<!\\)\*x\*/u);
    expect(text.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(2);
  });

  it('leaves plain text as it is', () => {
    expect(formatMessage(draft, 'plain').split('\n').slice(0, 2)).toEqual([
      'A *b* <c>',
      'N: <!channel> & <@U1> @here *x* _y_ https://e.example/_a_?q=1&r=2 a_b',
    ]);
  });
});

describe('three lines of where it stands', () => {
  it('are what, since when and what is being done', () => {
    const state = bakeryDown(milestone('detected', '2026-11-24T03:02'), {
      kind: 'messageSent',
      happenedAtMs: declaredMs + 1,
      payload: {
        kind: 'first',
        audience: 'internal',
        language: 'ja',
        format: 'plain',
        text: 't',
        impact: 'i',
        nextUpdateAtMs: jst('2026-11-24T03:30'),
        way: 'copied',
      },
    });
    const lines = statusLines({ state, readings: [], nowMs: jst('2026-11-24T03:10'), language: 'ja' });
    expect(lines[0]).toContain('SEV1');
    expect(lines[1]).toContain('8分経過');
    expect(lines[2]).toBe('調査中。続報 2026-11-24 03:30 JST まで');
    expect(lines).toHaveLength(3);
  });
});

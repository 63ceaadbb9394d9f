import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectedAtMs, readAlertText } from '../../../shared/incident/alert-text.ts';

const zone = 'Asia/Tokyo';
const firedMs = new Date('2026-11-24T03:02:10Z').getTime();

const alarm = {
  AlarmName: 'api-5xx-high',
  AlarmDescription: 'more than 5 % of requests',
  NewStateValue: 'ALARM',
  StateChangeTime: '2026-11-24T03:02:10.123+0000',
};

describe('JSON as tools send it', () => {
  it.each([
    [
      'pagerDuty',
      {
        event: {
          event_type: 'incident.triggered',
          occurred_at: '2026-11-24T03:02:15Z',
          data: { title: 'API down', created_at: '2026-11-24T03:02:10Z' },
        },
      },
      'API down',
    ],
    [
      'pagerDuty',
      {
        routing_key: 'k',
        event_action: 'trigger',
        payload: { summary: 'API down', timestamp: '2026-11-24T03:02:10Z' },
      },
      'API down',
    ],
    ['cloudWatch', alarm, 'api-5xx-high'],
    [
      'cloudWatch',
      {
        Type: 'Notification',
        TopicArn: 'arn:aws:sns:ap-northeast-1:1:ops',
        Message: JSON.stringify(alarm),
        Timestamp: '2026-11-24T03:02:44Z',
      },
      'api-5xx-high',
    ],
    [
      'alertmanager',
      {
        receiver: 'ops',
        status: 'firing',
        commonLabels: { alertname: 'HighErrorRate' },
        commonAnnotations: { summary: 'Errors over 5 %' },
        alerts: [{ startsAt: '2026-11-24T03:02:10.5Z', endsAt: '0001-01-01T00:00:00Z' }],
      },
      'Errors over 5 %',
    ],
    [
      'alertmanager',
      [{ labels: { alertname: 'HighErrorRate' }, startsAt: '2026-11-24T12:02:10+09:00' }],
      'HighErrorRate',
    ],
    [
      'grafana',
      {
        orgId: 1,
        title: '[FIRING:1] API',
        commonLabels: { alertname: 'API' },
        alerts: [{ startsAt: '2026-11-24T03:02:10Z' }],
      },
      'API',
    ],
    [
      'datadog',
      { alert_id: '7', alert_title: 'P95 is high', alert_transition: 'Triggered', date: '1795489330000' },
      'P95 is high',
    ],
    [
      'datadog',
      { alert_id: '7', title: 'P95 is high', alert_transition: 'Triggered', date: 1_795_489_330 },
      'P95 is high',
    ],
    [
      'zabbix',
      { event_source: '0', event_name: 'DB down', event_date: '2026.11.24', event_time: '12:02:10' },
      'DB down',
    ],
    ['other', { title: 'Own script', started_at: '2026-11-24 12:02:10' }, 'Own script'],
  ])('%s', (tool, json, title) => {
    const facts = readAlertText(JSON.stringify(json), zone);
    expect(facts).toMatchObject({ tool, title });
    expect(Math.floor((facts.firedAt?.atMs ?? 0) / 1_000)).toBe(firedMs / 1_000);
  });
});

describe('text as people copy it', () => {
  it.each([
    [
      'zabbix',
      'Problem started at 12:02:10 on 2026.11.24\nProblem name: DB has no connections left\nHost: db-01\nSeverity: High\nOriginal problem ID: 81',
      'DB has no connections left',
    ],
    [
      'cloudWatch',
      'You are receiving this email because your Amazon CloudWatch Alarm "api-5xx" has entered the ALARM state.\n\nAlarm Details:\n- Name:                       api-5xx\n- State Change:               OK -> ALARM\n- Timestamp:                  Tuesday 24 November, 2026 03:02:10 UTC\n',
      null,
    ],
    [
      'pagerDuty',
      'PagerDuty ALERT\nIncident: #812 API down\nService: todo\nTriggered at Nov 24, 2026 at 3:02:10 AM UTC\nResolved at Nov 24, 2026 at 3:40 AM UTC',
      '#812 API down',
    ],
    [
      'datadog',
      '[Triggered] P95 is high on todo-api\n\nThe monitor was last triggered at Tue Nov 24 2026 03:02:10 UTC.\nhttps://app.datadoghq.com/monitors/7',
      '[Triggered] P95 is high on todo-api',
    ],
    [
      'alertmanager',
      '[FIRING:1] HighErrorRate todo-api\nLabels:\n - alertname = HighErrorRate\nStarted at: 2026-11-24 03:02:10.5 +0000 UTC',
      'HighErrorRate',
    ],
    ['grafana', 'Grafana\n[FIRING:1] API latency\nStarted: x\nstartsAt: 2026-11-24T03:02:10Z', 'Grafana'],
    [
      'mail',
      'From: kanshi@example.jp\nTo: oncall@example.jp\nDate: Tue, 24 Nov 2026 12:05:00 +0900\nSubject: 【障害】TODO API 応答なし\n\n発生日時: 2026/11/24 12:02:10\n復旧日時: -\n',
      '【障害】TODO API 応答なし',
    ],
    ['other', 'TODO API が応答しません\n検知時刻：2026年11月24日 12時2分10秒', 'TODO API が応答しません'],
  ])('%s', (tool, text, title) => {
    const facts = readAlertText(text, zone);
    expect(facts.tool).toBe(tool);
    if (title !== null) expect(facts.title).toBe(title);
    expect(Math.floor((facts.firedAt?.atMs ?? 0) / 1_000)).toBe(firedMs / 1_000);
  });

  it('falls back to when a mail was sent', () => {
    const mail = 'Subject: API\nFrom: a@example.jp\nDate: Tue, 24 Nov 2026 12:02:10 +0900\n\nno time here';
    expect(readAlertText(mail, zone)).toEqual({
      tool: 'mail',
      title: 'API',
      firedAt: { atMs: firedMs, zoneIsWritten: true },
    });
  });

  it('does not take the end for the beginning', () => {
    expect(readAlertText('API\nResolved at 2026-11-24 03:02:10Z', zone).firedAt).toBeNull();
  });
});

describe('what goes into the record', () => {
  const fired = (atMs: number) => ({ tool: 'other', title: null, firedAt: { atMs, zoneIsWritten: true } }) as const;

  it.each([
    ['the past as it is', firedMs, firedMs + 60_000, firedMs],
    ['a moment that a faster clock wrote, as now', firedMs + 30_000, firedMs, firedMs],
    ['nothing of the future', firedMs + 3_600_000, firedMs, null],
  ])('%s', (_, atMs, nowMs, expected) => {
    expect(detectedAtMs(fired(atMs), nowMs)).toBe(expected);
  });
});

describe('whatever is pasted', () => {
  const lines = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'Subject: x',
        '{"alerts":[{"startsAt":',
        '[FIRING:1]',
        'Problem started at 99:99:99 on 2026.99.99',
        '2026-11-24T',
      ),
      fc.json(),
    ),
    { maxLength: 6 },
  );

  it('is answered, with a title of one line and a moment that exists', () => {
    fc.assert(
      fc.property(lines, (parts) => {
        const { title, firedAt } = readAlertText(parts.join('\n'), zone);
        if (title !== null) expect(title).toMatch(/^.{0,200}$/su);
        if (title !== null) expect(title).not.toMatch(/[\r\n]/);
        if (firedAt !== null) expect(Number.isSafeInteger(firedAt.atMs)).toBe(true);
      }),
    );
  });

  it('is read quickly however long a line is', () => {
    const started = Date.now();
    readAlertText(`Nov ${'1'.repeat(99_000)}`, zone);
    readAlertText(`Subject: ${' '.repeat(99_000)}`, zone);
    readAlertText(`From: ${'a\nFrom: '.repeat(12_000)}`, zone);
    expect(Date.now() - started).toBeLessThan(5_000);
  });
});

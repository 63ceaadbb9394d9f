/** Alerts as their tools send them to a webhook or print them: one JSON document, told apart by fields that only one tool has. */
import type { AlertFacts, AlertTool } from './alert-facts.ts';
import { firstWrittenTime } from './written-time.ts';

type Json = Record<string, unknown>;

/** Where a tool writes its name of the trouble and the moment it fired, best first, as paths into the document. */
type Shape = { tool: AlertTool; is: (json: Json) => boolean; titles: readonly string[]; times: readonly string[] };

const shapes: readonly Shape[] = [
  {
    tool: 'pagerDuty',
    is: (json) =>
      /^incident\./.test(textAt(json, 'event.event_type') ?? '') ||
      textAt(json, 'incident.incident_number') !== null ||
      textAt(json, 'messages.0.incident.id') !== null ||
      textAt(json, 'routing_key') !== null ||
      /pagerduty\.com/.test(textAt(json, 'html_url') ?? textAt(json, 'event.data.html_url') ?? ''),
    titles: [
      'event.data.title',
      'incident.title',
      'messages.0.incident.title',
      'messages.0.incident.trigger_summary_data.subject',
      'payload.summary',
      'title',
    ],
    times: [
      'event.data.created_at',
      'incident.created_at',
      'messages.0.incident.created_at',
      'messages.0.incident.created_on',
      'payload.timestamp',
      'created_at',
      'event.occurred_at',
    ],
  },
  {
    tool: 'cloudWatch',
    is: (json) => textAt(json, 'AlarmName') !== null || textAt(json, 'detail.alarmName') !== null,
    titles: ['AlarmName', 'detail.alarmName'],
    times: ['StateChangeTime', 'detail.state.timestamp', 'time'],
  },
  {
    tool: 'grafana',
    is: (json) =>
      textAt(json, 'orgId') !== null || textAt(json, 'ruleUrl') !== null || textAt(json, 'dashboardURL') !== null,
    titles: ['commonLabels.alertname', 'alerts.0.labels.alertname', 'ruleName', 'title', 'message'],
    times: ['alerts.0.startsAt'],
  },
  {
    tool: 'alertmanager',
    is: (json) => textAt(json, 'alerts.0.startsAt') !== null || textAt(json, 'startsAt') !== null,
    titles: [
      'commonAnnotations.summary',
      'alerts.0.annotations.summary',
      'commonLabels.alertname',
      'alerts.0.labels.alertname',
      'annotations.summary',
      'labels.alertname',
    ],
    times: ['alerts.0.startsAt', 'startsAt'],
  },
  {
    tool: 'datadog',
    is: (json) =>
      ['alert_transition', 'alert_title', 'alert_id', 'event_msg', 'org.id'].some(
        (path) => textAt(json, path) !== null,
      ) || /datadoghq\./.test(textAt(json, 'link') ?? textAt(json, 'event_url') ?? ''),
    titles: ['alert_title', 'event_title', 'title'],
    times: ['date', 'date_happened', 'last_updated'],
  },
  {
    tool: 'zabbix',
    is: (json) =>
      ['trigger_id', 'trigger_name', 'triggerid', 'event_nseverity', 'event_source'].some(
        (path) => textAt(json, path) !== null,
      ) || /zabbix/i.test(textAt(json, 'zabbix_url') ?? textAt(json, 'source') ?? ''),
    titles: ['event_name', 'trigger_name', 'alert_subject', 'subject', 'name'],
    times: ['event_date_time', 'clock', 'event_timestamp'],
  },
];

/** Fields of a document that no shape knows, by what they are commonly called. */
const otherTitles = ['title', 'summary', 'subject', 'alertname', 'name', 'message'];
const otherTimes = ['startsAt', 'started_at', 'triggered_at', 'fired_at', 'timestamp', 'time', 'created_at', 'date'];

/** Null where the text is no JSON document of an alert. */
export function readJsonAlert(text: string, zone: string): AlertFacts | null {
  const json = unwrapped(parsed(text));
  if (json === null) return null;
  const shape = shapes.find(({ is }) => is(json));
  const titles = shape?.titles ?? otherTitles;
  const times = shape?.times ?? otherTimes;
  return {
    tool: shape?.tool ?? 'other',
    title:
      titles.map((path) => textAt(json, path)?.trim()).find((title) => title !== undefined && title !== '') ?? null,
    firedAt: zabbixTime(json, zone) ?? firstOf(times, (path) => timeOf(valueAt(json, path), zone)),
  };
}

function parsed(text: string): unknown {
  const trimmed = text.trim();
  if (!/^[[{]/.test(trimmed)) return null;
  try {
    return JSON.parse(trimmed);
  } catch {
    return null;
  }
}

/** A list stands for its first alert; a notification of SNS wraps the alarm as a text. */
function unwrapped(value: unknown): Json | null {
  const [first] = Array.isArray(value) ? value : [value];
  if (typeof first !== 'object' || first === null || Array.isArray(first)) return null;
  const json = first as Json;
  const inner = textAt(json, 'TopicArn') === null ? null : parsed(textAt(json, 'Message') ?? '');
  return typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? (inner as Json) : json;
}

function valueAt(json: Json, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    return (value as Json)[key];
  }, json);
}

function textAt(json: Json, path: string): string | null {
  const value = valueAt(json, path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** Zabbix writes date and time apart: `2026.11.24` and `03:02:10`. */
function zabbixTime(json: Json, zone: string): AlertFacts['firedAt'] {
  const [date, time] = [textAt(json, 'event_date'), textAt(json, 'event_time')];
  return date === null || time === null ? null : firstWrittenTime(`${date} ${time}`, zone);
}

/** Seconds or milliseconds since 1970, by their size, or a moment written out. Year 1 is how Go writes none. */
function timeOf(value: unknown, zone: string): AlertFacts['firedAt'] {
  const number = typeof value === 'number' ? value : /^\d{10}(?:\d{3})?$/.test(String(value)) ? Number(value) : null;
  if (number !== null) {
    if (number >= 1e9 && number < 1e10) return { atMs: Math.floor(number * 1_000), zoneIsWritten: true };
    return number >= 1e12 && number < 1e13 ? { atMs: Math.floor(number), zoneIsWritten: true } : null;
  }
  const written = typeof value === 'string' ? firstWrittenTime(value, zone) : null;
  return written !== null && written.atMs > 0 ? written : null;
}

function firstOf<T>(paths: readonly string[], read: (path: string) => T | null): T | null {
  for (const path of paths) {
    const value = read(path);
    if (value !== null) return value;
  }
  return null;
}

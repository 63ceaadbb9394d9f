import { termsEn } from '../terms-en.ts';
import type { DeclareText } from './declare-ja.ts';

/** Declaring otherwise than at once. */
export const declareEn: DeclareText = {
  open: 'Declare from an alert or a time',
  openHint: 'Pasting an alert’s text on this screen opens it too',
  title: 'Declare from an alert or a time',
  explain: 'Every field may stay blank, and can be corrected later.',
  alert: 'Text of the alert',
  alertHint: 'JSON or text of PagerDuty, CloudWatch, Grafana, Alertmanager, Datadog or Zabbix, or a mail',
  read: (tool, title) => `Read: ${tool}, titled “${title}”`,
  readUntitled: (tool) => `Read: ${tool}, without a title`,
  tools: termsEn.alertTools,
  firedAt: (time, zone) => `Detected ${time} (${zone})`,
  zoneAssumed: (zone) => `The text names no time zone, so ${zone} was taken`,
  noTime: 'The text does not say when it was detected. Fill it in below, or declare without it',
  future: 'The text’s time lies ahead of now, so it is not taken for the detection',
  began: 'Began',
  detected: 'Detected',
  recovered: 'Recovered',
  timeHint: (zone) => `HH:MM or YYYY-MM-DD HH:MM (${zone}). Blank is not filled in`,
  recoveredHint: 'With it, an incident that is over is entered later: nothing is read and no deadline is told of.',
  notATime: 'This is no time. Such as 03:02 or 2026-11-24 03:02',
  inFuture: 'This time lies ahead of now',
  asDrill: 'Record it as a drill',
  declare: 'Declare',
  enter: 'Enter it',
};

/** Alerts as people copy them: mails, chat messages, pages of a tool. Lines with a label count for more than lines without. */
import type { AlertFacts, AlertTool } from './alert-facts.ts';
import { firstWrittenTime } from './written-time.ts';

/** Words that only one tool writes, the most telling first. */
const signs: readonly (readonly [AlertTool, RegExp])[] = [
  ['pagerDuty', /pagerduty/i],
  ['cloudWatch', /cloudwatch|arn:aws:|^- ?State Change:|^Alarm Details:|^ALARM: "/im],
  ['datadog', /datadog|^\[(?:P\d\]\s*\[)?(?:Triggered|Re-Triggered|Warn|No data)\b/im],
  ['zabbix', /zabbix|^Problem started at |^Original problem ID:|^Problem name:/im],
  ['grafana', /grafana/i],
  ['alertmanager', /alertmanager|^\[FIRING(?::\d+)?\]|^\s*(?:- )?alertname ?[=:]/im],
  [
    'mail',
    /^(?:Subject|件名): .+$[\s\S]*^(?:From|To|Date|差出人|宛先|日時): |^(?:From|To|Date|差出人|宛先|日時): .+$[\s\S]*^(?:Subject|件名): /m,
  ],
];

const titleLabels = [
  /^\s*(?:-\s*)?(?:Problem name|Alarm Name|Alert Name|Incident|Monitor|アラート名|監視項目|障害名)\s*[:：]\s*(?<title>\S.*)$/im,
  /^(?:Subject|件名)\s*[:：]\s*(?<title>\S.*)$/im,
  /^\s*summary\s*[=:]\s*(?<title>\S.*)$/im,
  /^\s*(?:- )?alertname\s*[=:]\s*(?<title>\S.*)$/im,
];

/** When it fired. */
const firedLabel =
  /problem started|start(?:s|ed)?[ _-]?(?:at|time)\b|startsAt|triggered|fired|firing since|\bsince\b|occurred|detected|opened (?:at|on)|created (?:at|on)|timestamp|state ?change ?time|event time|発生(?:日時|時刻|時間)|検知(?:日時|時刻|時間)|検出(?:日時|時刻)|開始(?:日時|時刻)|障害発生|通知(?:日時|時刻)/i;
/** When it ended, or when something else was done. */
const otherLabel = /resolved|recover|ended|endsAt|closed|復旧|回復|解消|終了/i;
const sentLabel = /^(?:Date|Sent|日時|送信日時)\s*[:：]/i;

export function readTextAlert(text: string, zone: string): AlertFacts {
  const tool = signs.find(([, sign]) => sign.test(text))?.[0] ?? 'other';
  return { tool, title: titleOf(text), firedAt: firedAt(text, zone) };
}

function titleOf(text: string): string | null {
  for (const label of titleLabels) {
    const title = label.exec(text)?.groups?.title?.trim();
    if (title !== undefined && title !== '') return title;
  }
  return (
    text
      .split(/\r\n|\r|\n/u)
      .find((line) => line.trim() !== '')
      ?.trim() ?? null
  );
}

function firedAt(text: string, zone: string): AlertFacts['firedAt'] {
  const lines = text.split(/\r\n|\r|\n/u).filter((line) => !otherLabel.test(line));
  const labelled = lines.filter((line) => firedLabel.test(line));
  const sent = lines.filter((line) => sentLabel.test(line));
  const rest = lines.filter((line) => !sentLabel.test(line));
  for (const line of [...labelled, ...rest, ...sent]) {
    const written = firstWrittenTime(line, zone);
    if (written !== null) return written;
  }
  return null;
}

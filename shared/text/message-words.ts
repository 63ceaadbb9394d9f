/** Words of messages to others. They leave the screen, so they stand in the language of the message, not of the viewer. */
import type { Fact, MessageKind } from '../incident/message-payloads.ts';
import type { Language } from './dictionary.ts';

const ja = {
  kinds: { first: '第一報', update: '続報', recovery: '復旧報' } satisfies Record<MessageKind, string>,
  internalHeading: (kind: string, severity: string, where: string, title: string, number: string) =>
    `【${kind}】${[severity, where, title].filter((part) => part !== '').join(' ')} (#${number})`,
  externalHeading: (kind: string, service: string) => `【${kind}】${service} の障害について`,
  drill: (heading: string) => `【訓練】${heading}`,
  ourService: '当サービス',
  noSeverity: '重大度 未定',
  impact: '影響',
  times: '時刻',
  beganUnknown: '発生時刻は確認中',
  now: '現在の状況',
  stages: {
    investigating: '調査中',
    responding: '復旧作業中',
    mitigated: '影響は停止、監視と復旧作業を継続',
    recovered: '復旧済み',
  },
  readings: '計測値',
  work: '対応',
  pattern: (number: string, title: string) => `パターン${number} ${title}`,
  people: '体制',
  roles: { commander: 'IC (指揮)', liaison: '連絡担当' },
  meeting: '会議',
  facts: {
    meeting: '会議',
    usersAffected: '影響を受けたユーザー数',
    requestsFailed: '失敗したリクエスト数',
    customersAffected: '影響を受けた顧客',
    enquiries: '問い合わせ',
  } satisfies Record<Fact, string>,
  next: '次回の連絡',
  nextBy: (when: string) => `${when} まで`,
  last: '今回で終了',
  notFilledIn: '未記入',
  apology: 'ご迷惑をおかけしておりますことをお詫び申し上げます。',
  joiner: '、',
  colon: ': ',
  doing: '対応中',
  ruledOut: (causes: string) => `除外 ${causes}`,
  confirmed: (causes: string) => `確定した原因 ${causes}`,
  nextUpdate: (when: string) => `続報 ${when} まで`,
  noUpdate: '続報の予定なし',
};
export type MessageWords = typeof ja;

const en: MessageWords = {
  kinds: { first: 'First notice', update: 'Update', recovery: 'Recovery notice' },
  internalHeading: (kind, severity, where, title, number) =>
    `[${kind}] ${[severity, where, title].filter((part) => part !== '').join(' ')} (#${number})`,
  externalHeading: (kind, service) => `[${kind}] Incident affecting ${service}`,
  drill: (heading) => `[DRILL] ${heading}`,
  ourService: 'our service',
  noSeverity: 'severity not decided',
  impact: 'Impact',
  times: 'Times',
  beganUnknown: 'when it began is being confirmed',
  now: 'Current status',
  stages: {
    investigating: 'Investigating',
    responding: 'Recovery under way',
    mitigated: 'The impact has stopped; monitoring and recovery go on',
    recovered: 'Recovered',
  },
  readings: 'Readings',
  work: 'Response',
  pattern: (number, title) => `pattern ${number} ${title}`,
  people: 'People',
  roles: { commander: 'incident commander', liaison: 'liaison' },
  meeting: 'Meeting',
  facts: {
    meeting: 'Meeting',
    usersAffected: 'Users affected',
    requestsFailed: 'Requests failed',
    customersAffected: 'Customers affected',
    enquiries: 'Enquiries',
  },
  next: 'Next update',
  nextBy: (when) => `by ${when}`,
  last: 'this is the last one',
  notFilledIn: 'not filled in',
  apology: 'We apologise for the inconvenience.',
  joiner: ', ',
  colon: ': ',
  doing: 'Working on',
  ruledOut: (causes) => `ruled out ${causes}`,
  confirmed: (causes) => `confirmed cause ${causes}`,
  nextUpdate: (when) => `next update by ${when}`,
  noUpdate: 'no next update planned',
};

export function messageWords(language: Language): MessageWords {
  return language === 'ja' ? ja : en;
}

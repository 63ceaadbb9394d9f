/** Words of calls for help, and the three lines that are said: what, since when, what is needed. */
import type { CallNeed, CallOutcome } from '../incident/escalation-payloads.ts';
import type { Language } from './dictionary.ts';

const ja = {
  outcomes: { answered: '出た', away: '留守', callBack: '折返し待ち' } satisfies Record<CallOutcome, string>,
  needs: {
    help: '調査の応援',
    decision: '判断',
    recovery: '復旧作業',
    inform: '共有のみ',
  } satisfies Record<CallNeed, string>,
  asked: {
    help: '調査に入ってください',
    decision: '判断をお願いします',
    recovery: '復旧作業をお願いします',
    inform: '共有の連絡です。対応は続けています',
  } satisfies Record<CallNeed, string>,
  drill: '訓練です。',
  what: (environment: string, service: string, title: string) =>
    `${[environment, service].filter((part) => part !== '').join('の')}で障害: ${title}。`,
  severity: (severity: string) => `${severity}。`,
  noSeverity: '重大度は未定。',
  reads: (readings: string) => `${readings}。`,
  nothingRead: '計測値はまだありません。',
  since: (name: string, when: string, minutes: string) => `${name} ${when}、${minutes}分経過。`,
  began: (when: string) => `発生 ${when}。`,
  beganUnknown: '発生時刻は未記入。',
  mitigated: '影響は止まっています。',
  joiner: '、',
  rule: (criteria: string) => `基準「${criteria}」。`,
  pattern: (number: string, title: string) => `パターン${number} (${title})で対応中。`,
};
export type CallWords = typeof ja;

const en: CallWords = {
  outcomes: { answered: 'answered', away: 'no answer', callBack: 'waiting for a call back' },
  needs: { help: 'help investigating', decision: 'a decision', recovery: 'recovery work', inform: 'for information' },
  asked: {
    help: 'I need you to help investigate',
    decision: 'I need a decision from you',
    recovery: 'I need you to carry out the recovery',
    inform: 'This is for your information; we are working on it',
  },
  drill: 'This is a drill. ',
  what: (environment, service, title) =>
    `Incident in ${[environment, service].filter((part) => part !== '').join(', ')}: ${title}. `,
  severity: (severity) => `${severity}. `,
  noSeverity: 'Severity not decided. ',
  reads: (readings) => `${readings}.`,
  nothingRead: 'No readings yet.',
  since: (name, when, minutes) => `${name} ${when}, ${minutes} minutes ago. `,
  began: (when) => `Began ${when}.`,
  beganUnknown: 'When it began is not filled in.',
  mitigated: ' The impact has stopped.',
  joiner: ', ',
  rule: (criteria) => `Rule "${criteria}". `,
  pattern: (number, title) => `Working on pattern ${number} (${title}). `,
};

export function callWords(language: Language): CallWords {
  return language === 'ja' ? ja : en;
}

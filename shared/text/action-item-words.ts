/** Words of action items for screens, documents and what is copied into a tracker. */
import type { ActionBlank, ActionKind, ActionPriority, ActionStatus, ActionTerm } from '../actions/action-item.ts';
import type { Language } from './dictionary.ts';

export type ActionItemWords = {
  kinds: Record<ActionKind, string>;
  terms: Record<ActionTerm, string>;
  priorities: Record<ActionPriority, string>;
  statuses: Record<ActionStatus, string>;
  blanks: Record<ActionBlank, string>;
  /** Names of the columns, in their order. */
  fields: {
    label: string;
    text: string;
    kind: string;
    term: string;
    owner: string;
    due: string;
    priority: string;
    doneWhen: string;
    status: string;
    ticket: string;
    proof: string;
    reason: string;
    incident: string;
  };
  notFilledIn: string;
  incident: (number: string, title: string) => string;
};

const ja: ActionItemWords = {
  kinds: { prevent: '再発防止', detect: '検知', mitigate: '影響軽減', procedure: '手順整備', elsewhere: '横展開' },
  terms: { temporary: '暫定対応', permanent: '恒久対応' },
  priorities: { high: '高', medium: '中', low: '低' },
  statuses: { open: '未完了', done: '完了', declined: '見送り' },
  blanks: { owner: '担当', due: '期日', doneWhen: '完了条件' },
  fields: {
    label: 'ID',
    text: '改善策',
    kind: '種別',
    term: '暫定/恒久',
    owner: '担当',
    due: '期日',
    priority: '優先度',
    doneWhen: '完了条件',
    status: '状態',
    ticket: 'チケット',
    proof: '完了の確認',
    reason: '見送りの理由',
    incident: 'インシデント',
  },
  notFilledIn: '未記入',
  incident: (number, title) => `#${number} ${title}`,
};

const en: ActionItemWords = {
  kinds: { prevent: 'prevent', detect: 'detect', mitigate: 'mitigate', procedure: 'procedure', elsewhere: 'elsewhere' },
  terms: { temporary: 'temporary', permanent: 'permanent' },
  priorities: { high: 'high', medium: 'medium', low: 'low' },
  statuses: { open: 'open', done: 'done', declined: 'declined' },
  blanks: { owner: 'owner', due: 'due date', doneWhen: 'done when' },
  fields: {
    label: 'ID',
    text: 'Action',
    kind: 'Kind',
    term: 'Term',
    owner: 'Owner',
    due: 'Due',
    priority: 'Priority',
    doneWhen: 'Done when',
    status: 'Status',
    ticket: 'Ticket',
    proof: 'Proof',
    reason: 'Reason for declining',
    incident: 'Incident',
  },
  notFilledIn: 'not filled in',
  incident: (number, title) => `#${number} ${title}`,
};

export function actionItemWords(language: Language): ActionItemWords {
  return language === 'ja' ? ja : en;
}

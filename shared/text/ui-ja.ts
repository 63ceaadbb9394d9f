/** The surface's words in Japanese, by screen. */
import { acrossJa } from './ui/across-ja.ts';
import { actionItemsJa } from './ui/action-items-ja.ts';
import { actionsJa } from './ui/actions-ja.ts';
import { archiveJa } from './ui/archive-ja.ts';
import { backupsJa } from './ui/backups-ja.ts';
import { checkerUiJa } from './ui/checker-ja.ts';
import { commonJa } from './ui/common-ja.ts';
import { declareJa } from './ui/declare-ja.ts';
import { environmentsJa } from './ui/environments-ja.ts';
import { eraseJa } from './ui/erase-ja.ts';
import { escalationJa } from './ui/escalation-ja.ts';
import { handoffJa } from './ui/handoff-ja.ts';
import { homeJa } from './ui/home-ja.ts';
import { incidentJa } from './ui/incident-ja.ts';
import { messagesJa } from './ui/messages-ja.ts';
import { plainFilesJa } from './ui/plain-files-ja.ts';
import { postmortemJa } from './ui/postmortem-ja.ts';
import { reviewJa } from './ui/review-ja.ts';
import { runbooksJa } from './ui/runbooks-ja.ts';
import { settingsJa } from './ui/settings-ja.ts';
import { watchUiJa } from './ui/watch-ja.ts';

export const uiJa = {
  common: commonJa,
  home: homeJa,
  declare: declareJa,
  incident: incidentJa,
  escalation: escalationJa,
  messages: messagesJa,
  handoff: handoffJa,
  watch: watchUiJa,
  actions: actionsJa,
  postmortem: postmortemJa,
  checker: checkerUiJa,
  actionItems: actionItemsJa,
  across: acrossJa,
  review: reviewJa,
  archive: archiveJa,
  erase: eraseJa,
  plainFiles: plainFilesJa,
  runbooks: runbooksJa,
  environments: environmentsJa,
  settings: settingsJa,
  backups: backupsJa,
};
export type UiText = typeof uiJa;

/** The surface's words in English, by screen. */
import { acrossEn } from './ui/across-en.ts';
import { actionItemsEn } from './ui/action-items-en.ts';
import { actionsEn } from './ui/actions-en.ts';
import { archiveEn } from './ui/archive-en.ts';
import { backupsEn } from './ui/backups-en.ts';
import { checkerUiEn } from './ui/checker-en.ts';
import { commonEn } from './ui/common-en.ts';
import { declareEn } from './ui/declare-en.ts';
import { environmentsEn } from './ui/environments-en.ts';
import { eraseEn } from './ui/erase-en.ts';
import { escalationEn } from './ui/escalation-en.ts';
import { handoffEn } from './ui/handoff-en.ts';
import { homeEn } from './ui/home-en.ts';
import { incidentEn } from './ui/incident-en.ts';
import { messagesEn } from './ui/messages-en.ts';
import { plainFilesEn } from './ui/plain-files-en.ts';
import { postmortemEn } from './ui/postmortem-en.ts';
import { reviewEn } from './ui/review-en.ts';
import { runbooksEn } from './ui/runbooks-en.ts';
import { settingsEn } from './ui/settings-en.ts';
import { watchUiEn } from './ui/watch-en.ts';
import type { UiText } from './ui-ja.ts';

export const uiEn: UiText = {
  common: commonEn,
  home: homeEn,
  declare: declareEn,
  incident: incidentEn,
  escalation: escalationEn,
  messages: messagesEn,
  handoff: handoffEn,
  watch: watchUiEn,
  actions: actionsEn,
  postmortem: postmortemEn,
  checker: checkerUiEn,
  actionItems: actionItemsEn,
  across: acrossEn,
  review: reviewEn,
  archive: archiveEn,
  erase: eraseEn,
  plainFiles: plainFilesEn,
  runbooks: runbooksEn,
  environments: environmentsEn,
  settings: settingsEn,
  backups: backupsEn,
};

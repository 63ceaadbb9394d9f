/** The examples, in the order in which they are read. */
import { badDeploy } from './incidents/bad-deploy.ts';
import { configError } from './incidents/config-error.ts';
import { databaseStopped } from './incidents/database-stopped.ts';
import { enteredAfterwards } from './incidents/entered-afterwards.ts';
import { exhaustedConnections } from './incidents/exhausted-connections.ts';
import { hiddenWriteFailure } from './incidents/hidden-write-failure.ts';
import { leakedPassword } from './incidents/leaked-password.ts';
import { missingMigration } from './incidents/missing-migration.ts';
import { slowLists } from './incidents/slow-lists.ts';
import { twoDays } from './incidents/two-days.ts';
import type { Story } from './story.ts';

export const stories: readonly Story[] = [
  configError,
  slowLists,
  exhaustedConnections,
  missingMigration,
  badDeploy,
  leakedPassword,
  twoDays,
  databaseStopped,
  enteredAfterwards,
  hiddenWriteFailure,
];

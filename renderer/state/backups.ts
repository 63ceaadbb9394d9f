/** The backups as every part of the surface reads them. */
import type { BackupEntry, BackupsView } from '../../shared/contract/backup-contract.ts';
import { client } from '../contract/client.ts';
import type { Source } from './query.ts';

export const backupsSource: Source<BackupsView> = {
  key: 'backups',
  read: () => client.backups.get(),
  concerns: ({ topic }) => topic === 'backups',
  yields: true,
};

/** The newest one that is as it was checked. */
export function lastGood(backups: readonly BackupEntry[]): BackupEntry | null {
  return backups.find(({ verifiedAtMs }) => verifiedAtMs !== null) ?? null;
}

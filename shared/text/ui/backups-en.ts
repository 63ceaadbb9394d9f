import type { BackupsText } from './backups-ja.ts';
import { plural } from './plural.ts';

export const backupsEn: BackupsText = {
  title: 'Backups',
  explain:
    'Copies of the whole record, made at the start (when the last one is 12 hours old), after an incident is closed, and every hour while one is open. Each is opened and checked whole. The newest ten are kept, and the last one of each day of a week.',
  last: 'Last backup',
  none: 'None yet',
  noneYet: 'None yet. The first is made about a minute after an incident was recorded.',
  verifiedAt: 'Checked',
  holds: (incidents, events) => `${plural(incidents, 'incident')}, ${plural(events, 'event')}`,
  kept: 'Kept',
  count: (count) => plural(count, 'backup'),
  changed: 'The file was changed after it was checked',
  make: 'Back up now',
  making: 'Making and checking it',
  notPossible: 'No backup can be made by this host.',
  failed: 'The backup failed',
  lastGood: 'Last good backup:',
  toSettings: 'See the settings',
  automatic: 'Automatic backups',
  automaticChoices: { on: 'On', off: 'Off' },
  automaticOff: 'Automatic backups are switched off.',
  folder: 'Folder of the backups',
  folderHint: (usual) =>
    `Empty is the usual place (${usual}). One on another disk also outlives the failure of this one.`,
  saveFolder: 'Change the folder',
  folderSaved: 'Changed. Earlier backups stay in the folder they are in.',
  list: 'Backups kept',
  madeAt: 'Made',
  incidents: 'Incidents',
  events: 'Events',
  size: 'Size',
  state: 'Checked',
  look: 'What restoring would change',
  lookAt: (time) => `What restoring would change (backup of ${time})`,
  preview: {
    title: 'What restoring this backup would change',
    checking: 'Opening and checking the backup, and comparing it with the record',
    inBackup: 'In the backup',
    inRecord: 'In the record now',
    newest: (time) => `the newest of ${time}`,
    none: 'no record',
    unreadable: 'cannot be read (it would be kept under another name)',
    lost: (events, incidents) =>
      events === 0
        ? 'Nothing would be lost: the backup holds all of the record as it is now.'
        : `Restoring hides ${plural(events, 'event')} of ${plural(incidents, 'incident')} that only the record holds now.`,
    erased: (count) => `Coming back, though deleted since: ${plural(count, 'incident')}.`,
    blackedOut: (count) => `Coming back, though blacked out since: ${plural(count, 'content')}.`,
    how: 'How to restore',
    howClose: '1. Finish what is under way and close Hikeshi everywhere.',
    howRun: '2. Run this in a terminal. It shows the counts once more before it replaces anything.',
    howKept: 'The replaced record stays too, in backups below the data folder.',
    copy: 'Copy the command',
  },
};

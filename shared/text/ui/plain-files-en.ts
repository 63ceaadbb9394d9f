import type { PlainFilesText } from './plain-files-ja.ts';
import { plural } from './plural.ts';

export const plainFilesEn: PlainFilesText = {
  open: 'Write everything to files',
  title: 'Write everything to files',
  explain:
    'A folder for each incident with Markdown, JSON, CSV, an HTML reader, the evidence and the .incident file, all without secrets. Done again, it writes only what changed.',
  folder: 'Folder (its whole path on the machine that Hikeshi runs on)',
  folderHint: 'An empty one, a new one, or that of an earlier export. Other files are left alone.',
  start: 'Write',
  writing: 'Writing',
  stop: 'Stop',
  goesOn: 'It goes on when this is closed.',
  written: (written, unchanged) => `${plural(written, 'incident')} written, ${unchanged} there already and unchanged.`,
  stopped: (left) => `${plural(left, 'incident')} not written. Writing again goes on from there.`,
  refused: (count) => `${plural(count, 'incident')} could not be written.`,
  refusedLabel: 'Incidents that could not be written, and why',
};

import type { ArchiveText } from './archive-ja.ts';

export const archiveEn: ArchiveText = {
  title: 'Past incidents',
};

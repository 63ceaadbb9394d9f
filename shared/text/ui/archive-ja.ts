export const archiveJa = {
  title: '過去のインシデント',
};
export type ArchiveText = typeof archiveJa;

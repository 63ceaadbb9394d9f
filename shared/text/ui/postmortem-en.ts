import type { PostmortemText } from './postmortem-ja.ts';

export const postmortemEn: PostmortemText = {
  title: 'Postmortem',
};

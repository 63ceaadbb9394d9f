/** Words of writing the postmortem, which only its screen needs: apart from the dictionary that every screen loads. */
import type { Language } from '../dictionary.ts';
import { postmortemDocumentEn } from './postmortem-document-en.ts';
import { type PostmortemDocumentText, postmortemDocumentJa } from './postmortem-document-ja.ts';
import { postmortemWhysEn } from './postmortem-whys-en.ts';
import { type PostmortemWhysText, postmortemWhysJa } from './postmortem-whys-ja.ts';

export type PostmortemWriting = { document: PostmortemDocumentText; whys: PostmortemWhysText };

export const postmortemWriting: Record<Language, PostmortemWriting> = {
  ja: { document: postmortemDocumentJa, whys: postmortemWhysJa },
  en: { document: postmortemDocumentEn, whys: postmortemWhysEn },
};

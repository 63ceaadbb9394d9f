/** What the system's error codes for files say to a person. A code that is not listed is shown as it is. */
import type { Language } from './dictionary.ts';

const words: Record<Language, Readonly<Record<string, string>>> = {
  ja: {
    ENOENT: 'ありません',
    EACCES: '権限がありません',
    EPERM: '権限がありません',
    EEXIST: '同じ名前のファイルがあります',
    ENOTDIR: 'パスの途中がファイルです',
    EISDIR: 'フォルダーです',
    EROFS: '書き込めないディスクです',
    EIO: 'ディスクの入出力エラー',
  },
  en: {
    ENOENT: 'it does not exist',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EEXIST: 'a file of that name is there',
    ENOTDIR: 'part of the path is a file',
    EISDIR: 'it is a folder',
    EROFS: 'the disk is read-only',
    EIO: 'the disk reports an error',
  },
};

export function describeSystemError(code: string, language: Language): string {
  return words[language][code] ?? code;
}

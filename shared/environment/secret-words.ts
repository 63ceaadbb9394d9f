/** Words that people and programs write before a secret, as sources of case-insensitive regular expressions. */
export const secretWords: readonly string[] = [
  'passw(?:or)?d',
  'passphrase',
  'pwd',
  'secret',
  'token',
  '(?:api|access|secret|private|signing|encryption|account)[_-]?key',
  'credentials?',
  'パスワード',
  'トークン',
];

/** What stands between such a word and the secret. */
export const assignmentSigns = '(?:=>|[:=：＝])';

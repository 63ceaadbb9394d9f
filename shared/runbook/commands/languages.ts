/** Which code blocks hold commands, by the language written on their fence. */

const shellLanguages = new Set(
  'bash sh shell zsh ksh console shell-session shellsession terminal text txt plaintext'.split(' '),
);
const sqlLanguages = new Set('sql pgsql postgresql postgres psql'.split(' '));

/** A block without a language is read as shell too. */
export function isShellLanguage(language: string | null): boolean {
  return language === null || language === '' || shellLanguages.has(language.toLowerCase());
}

export function isSqlLanguage(language: string | null): boolean {
  return language !== null && sqlLanguages.has(language.toLowerCase());
}

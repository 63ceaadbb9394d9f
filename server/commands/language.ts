/** The language of the terminal, as the system's own programs choose it. */
import { type CliText, cliEn } from '../../shared/text/cli-en.ts';
import { cliJa } from '../../shared/text/cli-ja.ts';

export function chooseLanguage(environment: NodeJS.ProcessEnv): 'ja' | 'en' {
  const named = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG;
  const locale = named || Intl.DateTimeFormat().resolvedOptions().locale;
  return /^ja(?:[-_.]|$)/i.test(locale) ? 'ja' : 'en';
}

export function textIn(language: 'ja' | 'en'): CliText {
  return language === 'ja' ? cliJa : cliEn;
}

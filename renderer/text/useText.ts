/** The dictionary of the viewer's language. */
import { dictionaryOf, type Language } from '../../shared/text/dictionary.ts';
import type { UiText } from '../../shared/text/ui-ja.ts';
import { useSession } from '../state/session.ts';

export function useLanguage(): Language {
  return useSession((session) => session.language);
}

export function useText(): UiText {
  return dictionaryOf(useLanguage());
}

import { type RecoveryWords, recoveryWordsOf } from '../../../shared/text/recovery-words.ts';
import { useLanguage } from '../../text/useText.ts';

export function useRecoveryText(): RecoveryWords {
  return recoveryWordsOf(useLanguage());
}

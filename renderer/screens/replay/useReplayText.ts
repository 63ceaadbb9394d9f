import type { ReplayText } from '../../../shared/text/replay-ja.ts';
import { replayText } from '../../../shared/text/replay-text.ts';
import { useLanguage } from '../../text/useText.ts';

export function useReplayText(): ReplayText {
  return replayText(useLanguage());
}

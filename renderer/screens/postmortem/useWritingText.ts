import { type PostmortemWriting, postmortemWriting } from '../../../shared/text/ui/postmortem-writing.ts';
import { useLanguage } from '../../text/useText.ts';

/** The words of writing the postmortem, in the viewer's language. */
export function useWritingText(): PostmortemWriting {
  return postmortemWriting[useLanguage()];
}

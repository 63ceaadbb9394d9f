import { oneLine } from '../../../../shared/text/figures.ts';
import { actionOfNote } from '../../../../shared/timeline/action-note.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';

/** Says of a note that begins with TODO that the postmortem will propose it as an action. */
export function ActionMark({ note }: { note: string }) {
  const text = useText().incident;
  const { environment } = useScene().state;
  return actionOfNote(oneLine(note), environment?.service ?? '') === null ? null : <span>{text.actionMark}</span>;
}

import type { TimelineRow } from '../../../../shared/incident/state.ts';
import { useKeys } from '../../../keys/bindings.ts';
import { openDialog, useDesk } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { useScene } from '../scene.ts';
import { focusRow } from './row-element.ts';

/** The keys of the timeline: go there, star the row in hand, take back the last action. */
export function TimelineKeys({ rows }: { rows: readonly TimelineRow[] }) {
  const { timeline: text, insert, pasteLines, picture, zoneSwitch } = useText().incident;
  const { canWrite } = useScene();
  const commands = useCommands();
  const rowId = useDesk((desk) => desk.rowId);
  const row = rows.find(({ eventId }) => eventId === rowId) ?? rows.at(-1);
  useKeys([
    ...(row === undefined ? [] : [{ key: 't', label: text.goTo, run: () => focusRow(row.eventId) }]),
    ...(row === undefined || !canWrite
      ? []
      : [{ key: '*', label: text.toggleStar, run: () => void commands.setStar(row.eventId, !row.starred) }]),
    { key: 'z', label: zoneSwitch.key, run: () => useDesk.setState(({ showsUtc }) => ({ showsUtc: !showsUtc })) },
    ...(row === undefined || !canWrite
      ? []
      : [{ key: 'i', label: insert.key, run: () => openDialog({ kind: 'insert', afterEventId: row.eventId }) }]),
    ...(canWrite
      ? [{ key: 'shift+n', label: pasteLines.open, run: () => openDialog({ kind: 'pasteLines', text: '' }) }]
      : []),
    ...(canWrite
      ? [{ key: 'shift+p', label: picture.open, run: () => openDialog({ kind: 'picture', file: null }) }]
      : []),
    ...(canWrite ? [{ key: 'u', label: text.undoLast, run: () => void commands.undo(null) }] : []),
  ]);
  return null;
}

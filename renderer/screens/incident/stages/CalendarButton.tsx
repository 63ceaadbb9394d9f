import { useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { downloadText } from '../../../components/download.ts';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { client } from '../../../contract/client.ts';
import { useKeys } from '../../../keys/bindings.ts';
import { useAction } from '../../../state/action.ts';
import { useSession } from '../../../state/session.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';

/** The postmortem as a calendar file. Without a known deadline there is nothing to enter. */
export function CalendarButton() {
  const text = useText().incident.after;
  const { incidentId, view } = useScene();
  const canSave = useSession((session) => session.info?.can.saveFile === true);
  const [saved, setSaved] = useState<string | null>(null);
  const save = useAction(async () => {
    setSaved(null);
    const { fileName, text: file, savedTo } = await client.postmortems.calendar({ incidentId, save: canSave });
    if (!canSave) downloadText(fileName, file, 'text/calendar');
    if (!canSave || savedTo !== null) setSaved(savedTo ?? fileName);
  });
  const isDue = view.deadlines.some(({ kind, dueAtMs }) => kind === 'postmortem' && dueAtMs !== null);
  useKeys(isDue ? [{ key: 'shift+c', label: text.calendar, run: () => void save.run() }] : []);
  if (!isDue) return null;
  return (
    <>
      <Button keys="shift+c" busy={save.busy} onClick={() => void save.run()}>
        {text.calendar}
      </Button>
      {saved === null ? null : <span role="status">{text.calendarSaved(saved)}</span>}
      <ProblemBox problem={save.problem} onDismiss={save.dismiss} />
    </>
  );
}

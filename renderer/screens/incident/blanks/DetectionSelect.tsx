import { type DetectionHow, detectionHows } from '../../../../shared/incident/detection.ts';
import { Select } from '../../../components/Select.tsx';
import { useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { useScene } from '../scene.ts';

/** How the incident was noticed; a blank says so. */
export function DetectionSelect() {
  const text = useText().incident.blanks;
  const { state, canWrite } = useScene();
  const commands = useCommands();
  const options = detectionHows.map((how) => ({ value: how as string, label: text.detectionHows[how] }));
  return (
    <Select
      label={text.howDetected}
      disabled={!canWrite}
      value={state.detection?.how ?? ''}
      options={[{ value: '', label: text.notFilledIn }, ...options]}
      onChange={(how) => void commands.setDetection(how === '' ? null : (how as DetectionHow))}
    />
  );
}

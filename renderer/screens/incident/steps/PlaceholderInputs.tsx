import type { Command, Step } from '../../../../shared/runbook/model.ts';
import { TextInput } from '../../../components/TextInput.tsx';
import { fillPlaceholder, placeholderInputsOf, usePlaceholderInputs } from '../../../state/placeholder-inputs.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import { placeholdersToAsk } from './command-text.ts';
import styles from './PlaceholderInputs.module.css';

/** What the runbook left open, to be filled in once for the whole incident. */
export function PlaceholderInputs({ command, step }: { command: Command; step: Step | undefined }) {
  const text = useText().incident.steps;
  const { incidentId } = useScene();
  const inputs = usePlaceholderInputs(placeholderInputsOf(incidentId));
  const names = placeholdersToAsk(command, step);
  if (names.length === 0) return null;
  return (
    <div className={styles.inputs}>
      {names.map((name) => (
        <TextInput
          key={name}
          mono
          label={text.placeholder(name)}
          hint={text.placeholderHint}
          value={inputs[name] ?? ''}
          onChange={({ currentTarget }) => fillPlaceholder(incidentId, name, currentTarget.value)}
        />
      ))}
    </div>
  );
}

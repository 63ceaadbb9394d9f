import { useState } from 'react';
import { type Fact, facts } from '../../../../shared/incident/message-payloads.ts';
import { Button } from '../../../components/Button.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { useScene } from '../scene.ts';
import styles from './FactFields.module.css';

/** Facts that only people know, each kept as soon as it is saved. */
export function FactFields() {
  const text = useText().messages;
  return (
    <section aria-label={text.facts} className={styles.part}>
      <h3>{text.facts}</h3>
      <p className={styles.aside}>{text.factsHint}</p>
      {facts.map((fact) => (
        <FactField key={fact} fact={fact} />
      ))}
    </section>
  );
}

function FactField({ fact }: { fact: Fact }) {
  const text = useText().messages;
  const { state, canWrite } = useScene();
  const commands = useCommands();
  const standing = state.facts[fact] ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const name = text.factNames[fact];
  const value = typed ?? standing;
  const isChanged = value.trim() !== standing;
  async function save(): Promise<void> {
    if (isChanged && (await commands.setFact(fact, value.trim() === '' ? null : value.trim()))) setTyped(null);
  }
  return (
    <div className={styles.field}>
      <TextInput
        label={name}
        disabled={!canWrite}
        value={value}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onEnter={() => void save()}
      />
      <Button disabled={!canWrite || !isChanged} aria-label={`${text.saveFact}: ${name}`} onClick={() => void save()}>
        {text.saveFact}
      </Button>
    </div>
  );
}

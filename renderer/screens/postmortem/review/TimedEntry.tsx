import { useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { useText } from '../../../text/useText.ts';
import { fromZonedTime, toZonedTime, zonedTimeShape } from '../../incident/dialogs/zoned-time.ts';
import styles from './Review.module.css';

type TimedEntryProps = {
  zone: string;
  /** Null where there is nothing to offer. */
  offeredMs: number | null;
  /** A note has words beside its time, a milestone has its time alone. */
  withText: boolean;
  onClose: () => void;
  /** Answers undefined where it failed. */
  onSave: (atMs: number, text: string) => Promise<unknown>;
};

/** A note or a milestone with the time that it belongs to. */
export function TimedEntry({ zone, offeredMs, withText, onClose, onSave }: TimedEntryProps) {
  const text = useText().review.findings;
  const offered = offeredMs === null ? '' : toZonedTime(offeredMs, zone);
  const [time, setTime] = useState(offered);
  const [words, setWords] = useState('');
  const atMs = time.trim() === '' ? null : fromZonedTime(time, zone, offeredMs ?? Date.now());
  const ready = atMs !== null && (!withText || words.trim() !== '');
  async function save(): Promise<void> {
    if (ready && (await onSave(atMs, words.trim()))) onClose();
  }
  return (
    <div className={styles.form}>
      {withText ? (
        <TextInput
          label={text.noteText}
          value={words}
          autoFocus
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
          onEnter={() => void save()}
        />
      ) : null}
      <TextInput
        mono
        label={text.at(zone)}
        placeholder={zonedTimeShape}
        value={time}
        autoFocus={!withText}
        error={time.trim() !== '' && atMs === null ? text.invalidTime : null}
        onChange={({ currentTarget }) => setTime(currentTarget.value)}
        onEnter={() => void save()}
      />
      <Button onClick={onClose}>{text.cancel}</Button>
      <Button look="primary" disabled={!ready} onClick={() => void save()}>
        {text.save}
      </Button>
    </div>
  );
}

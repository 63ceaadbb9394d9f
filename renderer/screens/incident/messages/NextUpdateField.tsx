import { useState } from 'react';
import type { MessageKind } from '../../../../shared/incident/message-payloads.ts';
import { timeText } from '../../../../shared/text/wall-clock.ts';
import { Button } from '../../../components/Button.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { zoneNameAt } from '../../../components/Time.tsx';
import { useNowMs } from '../../../state/now.ts';
import { useText } from '../../../text/useText.ts';
import { fromZonedTime } from '../dialogs/zoned-time.ts';
import { useScene } from '../scene.ts';
import styles from './MessageDialog.module.css';

const spansMinutes = [15, 30, 60] as const;
const dayMs = 24 * 60 * 60_000;

/** As typed, and the moment that it means; null where it is blank or none to come. */
export type NextUpdate = { typed: string; atMs: number | null; set: (typed: string) => void };

/** A time alone is the next one of the clock: typed before midnight, 00:15 is tomorrow's. */
export function useNextUpdate(): NextUpdate {
  const { zone } = useScene().state;
  const nowMs = useNowMs();
  const [typed, setTyped] = useState('');
  const today = fromZonedTime(typed, zone, nowMs);
  const atMs = today === null || today > nowMs ? today : fromZonedTime(typed, zone, nowMs + dayMs);
  const isToCome = atMs !== null && atMs > nowMs;
  return { typed: typed.trim(), atMs: isToCome ? atMs : null, set: setTyped };
}

type NextUpdateFieldProps = { next: NextUpdate; kind: MessageKind; tried: boolean; onConfirm: () => void };

export function NextUpdateField({ next, kind, tried, onConfirm }: NextUpdateFieldProps) {
  const text = useText().messages;
  const { zone } = useScene().state;
  const { typed, atMs, set } = next;
  const missing = typed === '' && kind !== 'recovery' ? text.nextMissing : null;
  const invalid = typed !== '' && atMs === null ? text.nextInvalid : null;
  return (
    <div className={styles.next}>
      <TextInput
        mono
        label={`${text.next} (${zoneNameAt(Date.now(), zone)})`}
        hint={text.nextHint}
        error={tried ? (missing ?? invalid) : null}
        placeholder={kind === 'recovery' ? text.isLast : 'HH:MM'}
        value={typed}
        onChange={({ currentTarget }) => set(currentTarget.value)}
        onEnter={onConfirm}
      />
      <div className={styles.buttons}>
        {spansMinutes.map((minutes) => (
          <Button key={minutes} onClick={() => set(timeText(Date.now() + minutes * 60_000, zone).slice(0, 5))}>
            {text.inMinutes(minutes)}
          </Button>
        ))}
        {kind === 'recovery' ? <Button onClick={() => set('')}>{text.isLast}</Button> : null}
      </div>
    </div>
  );
}

import { useState } from 'react';
import { type LeakCause, leakCauseSchema } from '../../../../shared/incident/message-payloads.ts';
import { daysUntil, leakReports } from '../../../../shared/messages/leak-reports.ts';
import { Button } from '../../../components/Button.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { useNowMs } from '../../../state/now.ts';
import { useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { fromZonedTime, toZonedTime, zonedTimeShape } from '../dialogs/zoned-time.ts';
import { useScene } from '../scene.ts';
import styles from './FactFields.module.css';

/** Whether a leak of personal data is suspected, and by when that would have to be reported. */
export function LeakPart() {
  const text = useText().messages.leak;
  const { state, canWrite } = useScene();
  const commands = useCommands();
  const { leak } = state;
  return (
    <section aria-label={text.title} className={styles.part}>
      <h3>{text.title}</h3>
      <label className={styles.switch}>
        <input
          type="checkbox"
          checked={leak !== null}
          disabled={!canWrite}
          onChange={({ currentTarget }) =>
            void commands.setLeakSuspicion(
              currentTarget.checked,
              leak?.cause ?? 'ordinary',
              leak?.knownAtMs ?? Date.now(),
            )
          }
        />
        <span>{text.suspected}</span>
      </label>
      {leak === null ? null : <LeakClocks cause={leak.cause} knownAtMs={leak.knownAtMs} />}
    </section>
  );
}

function LeakClocks({ cause, knownAtMs }: { cause: LeakCause; knownAtMs: number }) {
  const text = useText().messages.leak;
  const { state, canWrite } = useScene();
  const commands = useCommands();
  const nowMs = useNowMs();
  const [typed, setTyped] = useState<string | null>(null);
  const [invalid, setInvalid] = useState(false);
  const { zone } = state;
  const { preliminary, final } = leakReports(knownAtMs, cause, zone);
  const left = (day: string) => text.left(daysUntil(day, nowMs, zone));
  const standing = toZonedTime(knownAtMs, zone);
  async function correct(): Promise<void> {
    const atMs = fromZonedTime(typed ?? standing, zone, knownAtMs);
    const isPossible = atMs !== null && atMs <= Date.now();
    setInvalid(!isPossible);
    if (isPossible && (await commands.setLeakSuspicion(true, cause, atMs))) setTyped(null);
  }
  return (
    <>
      <ul className={styles.clocks}>
        <li>
          {text.preliminary(preliminary.from, preliminary.to)} <strong>{left(preliminary.to)}</strong>
        </li>
        <li>
          {text.final(final.to, final.days)} <strong>{left(final.to)}</strong>
        </li>
      </ul>
      <Select
        label={text.cause}
        disabled={!canWrite}
        value={cause}
        options={leakCauseSchema.options.map((value) => ({ value, label: text.causes[value] }))}
        onChange={(value) => void commands.setLeakSuspicion(true, value, knownAtMs)}
      />
      <div className={styles.field}>
        <TextInput
          mono
          label={text.known}
          error={invalid ? text.knownInvalid : null}
          placeholder={zonedTimeShape}
          disabled={!canWrite}
          value={typed ?? standing}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          onEnter={() => void correct()}
        />
        <Button disabled={!canWrite || typed === null || typed === standing} onClick={() => void correct()}>
          {text.setKnown}
        </Button>
      </div>
      <p className={styles.aside}>{text.source}</p>
    </>
  );
}

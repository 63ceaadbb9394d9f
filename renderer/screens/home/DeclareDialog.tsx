import { useState } from 'react';
import { detectedAtMs, readAlertText } from '../../../shared/incident/alert-text.ts';
import { dateTimeText, offsetText } from '../../../shared/text/wall-clock.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { TextArea, TextInput } from '../../components/TextInput.tsx';
import { useKeys } from '../../keys/bindings.ts';
import { declareIncident } from '../../state/declare.ts';
import { useNowMs } from '../../state/now.ts';
import { useText } from '../../text/useText.ts';
import { viewerZone } from '../../text/viewer-zone.ts';
import { fromZonedTime } from '../incident/dialogs/zoned-time.ts';
import styles from './DeclareDialog.module.css';

const milestones = ['began', 'detected', 'recovered'] as const;
type Times = Record<(typeof milestones)[number], string>;

/** Declares with what is known already: an alert's text, times that lie back, an end. Every field may stay blank. */
export function DeclareDialog({ pasted, onClose }: { pasted: string; onClose: () => void }) {
  const text = useText();
  const words = text.declare;
  const nowMs = useNowMs();
  const zone = viewerZone();
  const [alert, setAlert] = useState(pasted);
  const [times, setTimes] = useState<Times>({ began: '', detected: '', recovered: '' });
  const [drill, setDrill] = useState(false);
  const typed = (name: keyof Times) =>
    times[name].trim() === '' ? undefined : fromZonedTime(times[name], zone, nowMs);
  const problemOf = (name: keyof Times): string | null => {
    const atMs = typed(name);
    if (atMs === null) return words.notATime;
    return atMs !== undefined && atMs > nowMs ? words.inFuture : null;
  };
  const isSound = milestones.every((name) => problemOf(name) === null);
  const submit = times.recovered.trim() === '' ? words.declare : words.enter;
  function declare(): void {
    if (!isSound) return;
    const given = (name: keyof Times, field: string) => {
      const atMs = typed(name);
      return atMs === undefined || atMs === null ? {} : { [field]: atMs };
    };
    onClose();
    void declareIncident({
      ...(alert.trim() === '' ? {} : { alert }),
      ...(drill ? { drill } : {}),
      ...given('began', 'beganAtMs'),
      ...given('detected', 'detectedAtMs'),
      ...given('recovered', 'recoveredAtMs'),
    });
  }
  useKeys([{ key: 'mod+enter', label: submit, inInputs: true, run: declare }]);
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={words.title}
      description={words.explain}
      closeLabel={text.common.cancel}
      actions={
        <Button look="fire" keys="mod+enter" disabled={!isSound} onClick={declare}>
          {submit}
        </Button>
      }
    >
      <div className={styles.form}>
        <TextArea
          mono
          rows={4}
          label={words.alert}
          hint={words.alertHint}
          value={alert}
          onChange={({ currentTarget }) => setAlert(currentTarget.value)}
        />
        {alert.trim() === '' ? null : <AlertRead alert={alert} nowMs={nowMs} zone={zone} />}
        <div className={styles.times}>
          {milestones.map((name) => (
            <TextInput
              key={name}
              label={words[name]}
              hint={name === 'recovered' ? words.recoveredHint : words.timeHint(offsetText(nowMs, zone))}
              error={problemOf(name)}
              value={times[name]}
              onChange={({ currentTarget }) => setTimes({ ...times, [name]: currentTarget.value })}
            />
          ))}
        </div>
        <label className={styles.drill}>
          <input type="checkbox" checked={drill} onChange={({ currentTarget }) => setDrill(currentTarget.checked)} />
          <span>{words.asDrill}</span>
        </label>
      </div>
    </Dialog>
  );
}

/** What the text is understood to say, before it is taken at its word. */
function AlertRead({ alert, nowMs, zone }: { alert: string; nowMs: number; zone: string }) {
  const words = useText().declare;
  const facts = readAlertText(alert, zone);
  const tool = words.tools[facts.tool];
  const atMs = detectedAtMs(facts, nowMs);
  const offset = offsetText(atMs ?? nowMs, zone);
  return (
    <div className={styles.read} role="status">
      <p>{facts.title === null ? words.readUntitled(tool) : words.read(tool, facts.title)}</p>
      {atMs === null ? (
        <p>{facts.firedAt === null ? words.noTime : words.future}</p>
      ) : (
        <p>{words.firedAt(dateTimeText(atMs, zone), offset)}</p>
      )}
      {atMs === null || facts.firedAt?.zoneIsWritten !== false ? null : <p>{words.zoneAssumed(offset)}</p>}
    </div>
  );
}

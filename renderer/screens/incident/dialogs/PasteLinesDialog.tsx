import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { mostNotesAtOnce, readPastedNotes } from '../../../../shared/timeline/pasted-notes.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { TextArea, TextInput } from '../../../components/TextInput.tsx';
import { zoneNameAt } from '../../../components/Time.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { closeDialog } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { AttemptNotice } from '../AttemptNotice.tsx';
import { useCommands } from '../commands.ts';
import { useScene } from '../scene.ts';
import { type LineChanges, type LineToEnter, linesToEnter } from '../timeline/lines-to-enter.ts';
import styles from './PasteLinesDialog.module.css';
import { zonedTimeShape } from './zoned-time.ts';

/** Many lines that were written elsewhere, each to be looked at before all of them go in together. */
export function PasteLinesDialog({ pasted: pastedBefore }: { pasted: string }) {
  const { incident, common } = useText();
  const text = incident.pasteLines;
  const { zone, milestones } = useScene().state;
  const commands = useCommands();
  const box = useRef<HTMLTextAreaElement>(null);
  const [pasted, setPasted] = useState(pastedBefore);
  const [changes, setChanges] = useState<LineChanges>(new Map());
  const [nowMs] = useState(() => Date.now());
  const [busy, setBusy] = useState(false);
  const incidentMs = (milestones.detected ?? milestones.declared)?.atMs ?? nowMs;
  const read = useDeferredValue(pasted);
  const notes = useMemo(() => readPastedNotes(read, { zone, nowMs, incidentMs }), [read, zone, nowMs, incidentMs]);
  const shown = notes.slice(0, mostNotesAtOnce);
  const lines = linesToEnter(shown, changes, { zone, nowMs, incidentMs });
  const chosen = lines.filter(({ leftOut }) => !leftOut);
  const toMend = chosen.filter(({ problem }) => problem !== null).length;
  const ready = chosen.length > 0 && toMend === 0 && read === pasted;

  function change(line: number, next: { leftOut?: boolean; time?: string }): void {
    setChanges((before) => new Map(before).set(line, { ...before.get(line), ...next }));
  }
  async function enter(): Promise<void> {
    if (busy || !ready) return;
    setBusy(true);
    const entered = chosen.flatMap(({ text: words, atMs }) => (atMs === null ? [] : [{ text: words, atMs }]));
    if (await commands.addNotes(entered)) closeDialog();
    setBusy(false);
  }
  useKeys([{ key: 'mod+enter', label: text.open, inInputs: true, run: () => void enter() }]);
  return (
    <Dialog
      open
      wide
      onClose={closeDialog}
      title={text.title}
      description={text.explain(`${zone} (${zoneNameAt(nowMs, zone)})`)}
      closeLabel={common.cancel}
      initialFocus={box}
      actions={
        <Button look="primary" keys="mod+enter" busy={busy} disabled={!ready} onClick={() => void enter()}>
          {text.submit(chosen.length)}
        </Button>
      }
    >
      <TextArea
        ref={box}
        mono
        rows={5}
        maxLength={100_000}
        label={text.label}
        placeholder={text.placeholder}
        value={pasted}
        onChange={({ currentTarget }) => {
          setPasted(currentTarget.value);
          setChanges(new Map());
        }}
      />
      <h3 className={styles.title}>{text.preview(chosen.length)}</h3>
      {notes.length > mostNotesAtOnce ? <p className={styles.problem}>{text.tooMany(mostNotesAtOnce)}</p> : null}
      {toMend === 0 ? null : (
        <p className={styles.problem} role="status">
          {text.mend(toMend)}
        </p>
      )}
      {lines.length === 0 ? (
        <p className={styles.none}>{text.nothing}</p>
      ) : (
        <ul className={styles.lines} aria-label={text.preview(chosen.length)}>
          {lines.map((line) => (
            <Line key={line.line} line={line} onChange={(next) => change(line.line, next)} />
          ))}
        </ul>
      )}
      <AttemptNotice />
    </Dialog>
  );
}

type LineProps = { line: LineToEnter; onChange: (next: { leftOut?: boolean; time?: string }) => void };

function Line({ line: { text: words, leftOut, time, problem }, onChange }: LineProps) {
  const text = useText().incident.pasteLines;
  const problems = { missing: text.timeMissing, future: text.timeInFuture };
  return (
    <li className={styles.line} data-left-out={leftOut || undefined}>
      <input
        type="checkbox"
        className={styles.check}
        aria-label={text.include(words)}
        checked={!leftOut}
        onChange={({ currentTarget }) => onChange({ leftOut: !currentTarget.checked })}
      />
      <TextInput
        mono
        labelHidden
        label={text.time(words)}
        placeholder={zonedTimeShape}
        disabled={leftOut}
        error={leftOut || problem === null ? null : problems[problem]}
        value={time}
        onChange={({ currentTarget }) => onChange({ time: currentTarget.value })}
      />
      <p className={styles.words}>{words}</p>
    </li>
  );
}

import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { useKeys } from '../../keys/bindings.ts';
import { practise } from '../../state/practice.ts';
import { useQuery } from '../../state/query.ts';
import { drillSource } from '../../state/sources.ts';
import { useText } from '../../text/useText.ts';
import styles from './DrillDialog.module.css';

/** Chooses what a drill breaks. The surprise stands first: knowing the answer is no practice. */
export function DrillDialog({ onClose }: { onClose: () => void }) {
  const text = useText().home.drill;
  const known = useQuery(drillSource).data?.faults ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  // A drill names its faults once it runs; until then the dictionary knows those it ships with.
  const faults = known.length > 0 ? known : Object.keys(text.faults);

  function start(): void {
    onClose();
    void practise(chosen);
  }

  useKeys([{ key: 'mod+enter', label: text.start, inInputs: true, run: start }]);
  return (
    <Dialog
      open
      onClose={onClose}
      title={text.title}
      description={text.explain}
      wide
      actions={
        <Button look="primary" keys="mod+enter" onClick={start}>
          {text.start}
        </Button>
      }
    >
      <fieldset>
        <legend className={styles.legend}>{text.choose}</legend>
        <div className={styles.faults}>
          <FaultChoice label={text.surprise} checked={chosen === null} onChoose={() => setChosen(null)} />
          {faults.map((fault) => (
            <FaultChoice
              key={fault}
              label={text.faults[fault] ?? fault}
              checked={chosen === fault}
              onChoose={() => setChosen(fault)}
            />
          ))}
        </div>
      </fieldset>
    </Dialog>
  );
}

function FaultChoice({ label, checked, onChoose }: { label: string; checked: boolean; onChoose: () => void }) {
  return (
    <label className={styles.fault}>
      <input type="radio" name="fault" checked={checked} onChange={onChoose} />
      <span>{label}</span>
    </label>
  );
}

import { useState } from 'react';
import type { Erased, ErasurePreview } from '../../../../shared/contract/erasure-contract.ts';
import { Button } from '../../../components/Button.tsx';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { Time } from '../../../components/Time.tsx';
import { client } from '../../../contract/client.ts';
import { useAction } from '../../../state/action.ts';
import { useText } from '../../../text/useText.ts';
import styles from './EraseDialog.module.css';
import { StillHeldLines } from './StillHeldLines.tsx';

/** By its number: what it is comes first, then the reason, then the button. */
export function IncidentPart({ onErased }: { onErased: (erased: Erased) => void }) {
  const text = useText().erase;
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const [preview, setPreview] = useState<ErasurePreview | null>(null);
  const look = useAction(async () => setPreview(await client.erasures.preview({ name: name.trim() })));
  const erase = useAction(async (incidentId: string) => {
    onErased(await client.erasures.erase({ incidentId, reason }));
    setPreview(null);
    setName('');
    setReason('');
  });
  return (
    <section className={styles.part} aria-label={text.incident}>
      <h3>{text.incident}</h3>
      <div className={styles.row}>
        <TextInput
          label={text.number}
          hint={text.numberHint}
          value={name}
          inputMode="numeric"
          maxLength={100}
          onChange={({ currentTarget }) => {
            setName(currentTarget.value);
            setPreview(null);
            look.dismiss();
          }}
        />
        <Button busy={look.busy} disabled={name.trim() === ''} onClick={() => void look.run()}>
          {text.look}
        </Button>
      </div>
      <ProblemBox problem={look.problem} onDismiss={look.dismiss} />
      {preview === null ? null : (
        <div className={styles.found}>
          <p>
            {preview.drill ? <strong>{text.drillMark} </strong> : null}
            <strong>{text.found(preview.number, preview.title, preview.eventCount)}</strong>{' '}
            <Time atMs={preview.declaredAtMs} show="dateTime" withZone />
          </p>
          <StillHeldLines held={preview} />
          <TextInput
            label={text.reason}
            hint={text.reasonHint}
            value={reason}
            maxLength={2_000}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <div>
            <Button
              look="fire"
              busy={erase.busy}
              disabled={reason.trim() === ''}
              onClick={() => void erase.run(preview.incidentId)}
            >
              {erase.busy ? text.erasing : text.erase}
            </Button>
          </div>
        </div>
      )}
      <ProblemBox problem={erase.problem} onDismiss={erase.dismiss} />
    </section>
  );
}

import { useState } from 'react';
import type { Erased } from '../../../../shared/contract/erasure-contract.ts';
import { Button } from '../../../components/Button.tsx';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { client } from '../../../contract/client.ts';
import { useAction } from '../../../state/action.ts';
import { type Source, useQuery } from '../../../state/query.ts';
import { useText } from '../../../text/useText.ts';
import styles from './EraseDialog.module.css';

const drillsSource: Source<{ count: number }> = {
  key: 'closed drills',
  read: () => client.erasures.drills(),
  concerns: ({ topic }) => topic === 'incidents',
};

/** One question for all of them, with their number in it. */
export function DrillsPart({ onErased }: { onErased: (erased: Erased) => void }) {
  const { erase: text, common } = useText();
  const { data } = useQuery(drillsSource);
  const [asking, setAsking] = useState(false);
  const count = data?.count ?? 0;
  const erase = useAction(async () => {
    onErased(await client.erasures.eraseDrills({ count }));
    setAsking(false);
  });
  return (
    <section className={styles.part} aria-label={text.drills}>
      <h3>{text.drills}</h3>
      <p>{text.drillCount(count)}</p>
      {count > 0 && !asking ? (
        <div>
          <Button onClick={() => setAsking(true)}>{text.eraseDrills(count)}</Button>
        </div>
      ) : null}
      {count > 0 && asking ? (
        <div className={styles.question}>
          <strong>{text.askDrills(count)}</strong>
          <Button onClick={() => setAsking(false)}>{common.cancel}</Button>
          <Button look="fire" busy={erase.busy} onClick={() => void erase.run()}>
            {erase.busy ? text.erasing : text.erase}
          </Button>
        </div>
      ) : null}
      <ProblemBox problem={erase.problem} onDismiss={erase.dismiss} />
    </section>
  );
}

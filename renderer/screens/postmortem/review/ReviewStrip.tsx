import { useMemo } from 'react';
import { Button } from '../../../components/Button.tsx';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { Time } from '../../../components/Time.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { useQuery } from '../../../state/query.ts';
import { reviewSource } from '../../../state/sources.ts';
import { useLanguage, useText } from '../../../text/useText.ts';
import styles from './ReviewStrip.module.css';

type ReviewStripProps = { incidentId: string; zone: string; onOpen: () => void };

/** The step before the document in one line: whether somebody confirmed the timeline, and what the drafts say since. */
export function ReviewStrip({ incidentId, zone, onOpen }: ReviewStripProps) {
  const { review: text } = useText();
  const language = useLanguage();
  const { data, problem } = useQuery(useMemo(() => reviewSource(incidentId, language), [incidentId, language]));
  useKeys([{ key: 'v', label: text.open, run: onOpen }]);
  const open = data?.findings.filter(({ waived }) => waived === null).length ?? 0;
  const named = (sections: readonly { title: string }[]) => sections.map(({ title }) => title).join(', ');
  return (
    <section className={styles.strip} aria-label={text.strip.label}>
      <ProblemBox problem={problem} />
      {data === undefined ? null : data.confirmed === null ? (
        <p>{text.strip.unconfirmed(open)}</p>
      ) : (
        <p>
          {text.strip.confirmed(data.confirmed.actor)} <Time atMs={data.confirmed.atMs} zone={zone} show="dateTime" />
        </p>
      )}
      {data === undefined || data.changesSinceConfirmed.length === 0 ? null : (
        <p className={styles.changed}>{text.strip.changed(named(data.changesSinceConfirmed))}</p>
      )}
      {data === undefined || data.changesSinceEdited.length === 0 ? null : (
        <p className={styles.changed}>{text.strip.draftChanged(named(data.changesSinceEdited))}</p>
      )}
      <Button keys="v" onClick={onOpen}>
        {text.open}
      </Button>
    </section>
  );
}

import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { classes } from '../../components/classes.ts';
import { Section } from '../../components/Page.tsx';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { useText } from '../../text/useText.ts';
import type { EnvironmentForm } from './form/environment-form.ts';
import type { Part } from './form/parts.ts';
import styles from './PartSection.module.css';
import { PlannedSends } from './PlannedSends.tsx';
import type { PartProps } from './part-props.ts';
import { Readings } from './Readings.tsx';
import { useTestPlan } from './useTestPlan.ts';

type PartSectionProps = Pick<PartProps, 'form' | 'live' | 'onRead'> & {
  part: Part;
  title: string;
  /** Said while there is nothing to read yet: what to fill in. */
  nothing: string;
  /** Its fields are a table: in a small window they take the whole width. */
  isTable?: boolean;
  children: ReactNode;
};

/** One part of an environment: its fields, and beside them what reading it sends, the button that does, and what came of it. */
export function PartSection({ part, title, nothing, isTable, form, live, onRead, children }: PartSectionProps) {
  const { test: text, production } = useText().environments;
  const plan = useTestPlan(form, part);
  const { reading, tests, problem } = live.of(part);
  /** Asked to read the part as it was then, before it was known what that sends. */
  const [asked, setAsked] = useState<EnvironmentForm | null>(null);
  const isAsked = asked === form && plan !== null;
  // Nothing is sent before it stands above the button; a click that comes a moment too early waits for that.
  useEffect(() => {
    if (!isAsked || plan.isPending) return;
    setAsked(null);
    onRead(part);
  });
  const isFirst = tests === null && !reading && problem === null;
  return (
    <Section title={title}>
      <div className={classes(styles.columns, isTable && styles.table)}>
        <div className={styles.fields}>{children}</div>
        <div className={styles.live}>
          {plan === null ? <p className={styles.quiet}>{nothing}</p> : null}
          {plan !== null && isFirst ? <p className={styles.unsent}>{text.nothingSent}</p> : null}
          {plan?.sends ? <PlannedSends sends={plan.sends} /> : null}
          {plan !== null && plan.sends === null && !plan.isPending ? (
            <p className={styles.quiet}>{text.halfFilled}</p>
          ) : null}
          {plan !== null && form.kind === 'production' ? <p className={styles.production}>{production}</p> : null}
          <Button
            data-read={part}
            busy={reading || isAsked}
            disabled={plan === null}
            aria-label={text.readOf(title)}
            onClick={() => (plan?.isPending ? setAsked(form) : onRead(part))}
          >
            {reading || isAsked ? text.reading : text.read}
          </Button>
          <div role="status" aria-label={text.result(title)}>
            {tests === null ? null : <Readings tests={tests} user={form.database.user.trim()} />}
            {tests !== null && live.isStale(part, form) ? <p className={styles.quiet}>{text.stale}</p> : null}
          </div>
          <ProblemBox problem={problem} />
        </div>
      </div>
    </Section>
  );
}

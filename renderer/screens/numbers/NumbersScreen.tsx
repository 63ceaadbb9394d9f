import { useState } from 'react';
import type { Numbers } from '../../../shared/numbers/numbers.ts';
import { numbersTextOf } from '../../../shared/text/numbers-text.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page } from '../../components/Page.tsx';
import { QueryView } from '../../components/QueryView.tsx';
import { useQuery } from '../../state/query.ts';
import { useLanguage } from '../../text/useText.ts';
import { Asking } from './Asking.tsx';
import { CheckTable } from './CheckTable.tsx';
import { DeadlineTable } from './DeadlineTable.tsx';
import { GroupSection } from './GroupSection.tsx';
import { Headline } from './Headline.tsx';
import { type Asked, numbersSource } from './numbers-source.ts';
import { RecurrenceTable } from './RecurrenceTable.tsx';
import { SaveCsv } from './SaveCsv.tsx';

const groupings = ['byMonth', 'byPattern', 'byCause', 'byService'] as const;

/** Figures over many incidents, each with how it was counted. */
export function NumbersScreen() {
  const text = numbersTextOf(useLanguage());
  const [asked, setAsked] = useState<Asked>({ drills: false, since: '', until: '' });
  const numbers = useQuery(numbersSource(asked));
  return (
    <Page title={text.title} actions={<SaveCsv asked={asked} />}>
      <Asking asked={asked} onChange={setAsked} />
      <QueryView query={numbers}>{(found) => <Figures asked={asked} numbers={found} />}</QueryView>
    </Page>
  );
}

function Figures({ asked, numbers }: { asked: Asked; numbers: Numbers }) {
  const text = numbersTextOf(useLanguage());
  if (numbers.incidents === 0) {
    const isBounded = asked.since !== '' || asked.until !== '';
    const nothing = asked.drills ? text.emptyDrills : text.empty;
    return <EmptyState title={isBounded ? text.emptyPeriod : nothing} hint={text.emptyHint} />;
  }
  return (
    <>
      <Headline numbers={numbers} />
      {groupings.map((name) => (
        <GroupSection key={name} name={name} grouping={numbers[name]} />
      ))}
      <DeadlineTable deadlines={numbers.deadlines} />
      <CheckTable causes={numbers.causes} checks={numbers.checks} />
      <RecurrenceTable recurrences={numbers.recurrences} incidents={numbers.incidents} />
    </>
  );
}

import { useState } from 'react';
import { QueryView } from '../../components/QueryView.tsx';
import { useQuery } from '../../state/query.ts';
import { incidentSource, postmortemSource } from '../../state/sources.ts';
import { ReviewScreen } from './review/ReviewScreen.tsx';
import { Workbench } from './Workbench.tsx';

/** The document of one incident, after the review of its timeline: drafted from the record, edited by section, exported as Markdown. */
export function PostmortemScreen({ incidentId }: { incidentId: string }) {
  const postmortem = useQuery(postmortemSource(incidentId));
  const incident = useQuery(incidentSource(incidentId));
  const [reviewing, setReviewing] = useState(false);
  const [selected, setSelected] = useState<string | null>(null);
  return (
    <QueryView query={postmortem}>
      {(view) => (
        <QueryView query={incident}>
          {(known) =>
            reviewing ? (
              <ReviewScreen incident={known} onClose={() => setReviewing(false)} />
            ) : (
              <Workbench
                postmortem={view}
                incident={known}
                selected={selected ?? view.sections[0]?.key ?? null}
                onSelect={setSelected}
                onStale={postmortem.refetch}
                onReview={() => setReviewing(true)}
              />
            )
          }
        </QueryView>
      )}
    </QueryView>
  );
}

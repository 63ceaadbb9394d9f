import { resultContentType } from '../../../../shared/incident/result-table.ts';
import { ResultTables } from '../../../components/ResultTables.tsx';
import { useQuery } from '../../../state/query.ts';
import { evidenceSource } from '../../../state/sources.ts';
import { useScene } from '../scene.ts';

/** What a database answered, below the readings made of it; nothing for evidence of another kind. */
export function CheckTables({ evidenceId }: { evidenceId: string | null }) {
  const { incidentId, state } = useScene();
  const known = state.evidence.find(({ id }) => id === evidenceId);
  const isResult = known?.contentType === resultContentType;
  const { data } = useQuery(isResult ? evidenceSource(incidentId, known.id) : null);
  return <ResultTables tables={data?.tables ?? []} small />;
}

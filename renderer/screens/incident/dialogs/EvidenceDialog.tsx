import { closeDialog } from '../../../state/desk.ts';
import { useScene } from '../scene.ts';
import { KeptEvidence } from './KeptEvidence.tsx';

/** One piece of evidence of this incident. */
export function EvidenceDialog({ evidenceId }: { evidenceId: string }) {
  const { incidentId, state } = useScene();
  const known = state.evidence.find(({ id }) => id === evidenceId);
  return (
    <KeptEvidence
      incidentId={incidentId}
      evidenceId={evidenceId}
      name={known === undefined ? null : `${known.label} ${known.title}`}
      zone={state.zone}
      onClose={closeDialog}
    />
  );
}

import { EvidenceLinks } from '../../components/EvidenceLinks.tsx';
import { openDialog } from '../../state/desk.ts';
import { useScene } from './scene.ts';

/** The evidence of this incident among these ids. */
export function EvidenceChips({ ids }: { ids: readonly (string | null)[] }) {
  const { state } = useScene();
  const known = state.evidence.filter(({ id }) => ids.includes(id));
  return <EvidenceLinks evidence={known} onOpen={(evidenceId) => openDialog({ kind: 'evidence', evidenceId })} />;
}

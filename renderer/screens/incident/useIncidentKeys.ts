/** Keys of the incident that belong to no single part of the screen. */
import { useKeys } from '../../keys/bindings.ts';
import { openDialog } from '../../state/desk.ts';
import { useText } from '../../text/useText.ts';
import { useScene } from './scene.ts';

export function useIncidentKeys(): void {
  const text = useText().incident;
  const { state, canWrite } = useScene();
  useKeys(
    canWrite && state.status === 'open'
      ? [{ key: 'b', label: text.rollback.open, run: () => openDialog({ kind: 'rollback' }) }]
      : [],
  );
}

import { EmptyState } from '../../../components/EmptyState.tsx';
import { useText } from '../../../text/useText.ts';
import { workGroups } from '../guide/work.ts';
import { useScene } from '../scene.ts';
import { WorkList } from '../steps/WorkList.tsx';
import { StageFrame } from './StageFrame.tsx';

/** What should have been ready before; it never stands in the way of the first checks. */
export function PreparationStage() {
  const text = useText().incident.preparation;
  const groups = workGroups('preparation', useScene().runbook, null);
  return (
    <StageFrame stage="preparation" hint={text.hint}>
      {groups.length === 0 ? <EmptyState title={text.empty} /> : null}
      <WorkList stage="preparation" groups={groups} />
    </StageFrame>
  );
}

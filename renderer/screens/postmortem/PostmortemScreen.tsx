import { useText } from '../../text/useText.ts';

export function PostmortemScreen({ incidentId }: { incidentId: string }) {
  const text = useText().postmortem;
  return <h1 data-subject={incidentId}>{text.title}</h1>;
}

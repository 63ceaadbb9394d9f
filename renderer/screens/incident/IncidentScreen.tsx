import { useText } from '../../text/useText.ts';

export function IncidentScreen({ incidentId }: { incidentId: string }) {
  const text = useText().incident;
  return <h1 data-subject={incidentId}>{text.title}</h1>;
}

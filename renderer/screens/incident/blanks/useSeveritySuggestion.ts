/** The severity that the readings of this moment suggest, with its rule in words. */
import { presentReadings } from '../../../../shared/incident/present-readings.ts';
import { type SeveritySuggestion, suggestSeverity } from '../../../../shared/incident/severity-suggestion.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';

export function useSeveritySuggestion(): (SeveritySuggestion & { words: string }) | null {
  const text = useText().incident.blanks;
  const suggestion = suggestSeverity(presentReadings(useScene().state));
  if (suggestion === null) return null;
  return { ...suggestion, words: text.severityRules[suggestion.rule](suggestion.failed, suggestion.total) };
}

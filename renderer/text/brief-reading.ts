/** A reading as a word or two, beside the name of what was read. The whole sentence is `describeReading`'s. */
import type { Reading } from '../../shared/diagnosis/reading.ts';
import { describeReading, outcomeWord, unreadableWord } from '../../shared/text/describe-reading.ts';
import type { Language } from '../../shared/text/dictionary.ts';
import { percentText, shortTimeText } from '../../shared/text/figures.ts';
import type { IncidentText } from '../../shared/text/ui/incident-ja.ts';

export function briefReading(reading: Reading, language: Language, zone: string, text: IncidentText['watch']): string {
  switch (reading.kind) {
    case 'http':
      return reading.outcome === 'answered'
        ? `${reading.status ?? ''} ${shortTimeText(reading.durationMs)}`.trim()
        : outcomeWord(reading.outcome, language);
    case 'database':
      return outcomeWord(reading.outcome, language);
    case 'unreadable':
      return unreadableWord(reading.reason, language);
    case 'process':
      return text.processes(reading.count);
    case 'log': {
      const found = reading.found.find(({ count }) => count > 0);
      return found === undefined ? text.nothingFound : text.found(found.signature, found.count);
    }
    case 'errorRate':
      return reading.n === 0
        ? text.noRequests
        : text.errorRate(percentText((reading.errors / reading.n) * 100), reading.n);
    case 'responseTimes':
      return reading.p95Ms === null ? text.noRequests : text.p95(shortTimeText(reading.p95Ms), reading.n);
    case 'deployment':
      return reading.version;
    case 'version':
      return reading.name;
    default:
      return describeReading(reading, language, zone);
  }
}

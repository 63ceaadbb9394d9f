/** How the app understood a symptom, in words. */
import type { Signal } from '../../../shared/runbook/signal.ts';
import type { RunbooksText } from '../../../shared/text/ui/runbooks-ja.ts';

export function signalWords(signal: Signal, { signals }: RunbooksText['understood']): string {
  switch (signal.kind) {
    case 'endpointUnresponsive':
      return signals.endpointUnresponsive(signal);
    case 'httpStatus':
      return signals.httpStatus(signal);
    case 'responseSlowerThan':
      return signals.responseSlowerThan(signal);
    case 'responseTimesNormal':
      return signals.responseTimesNormal(signal);
    case 'logContains':
      return signals.logContains(signal);
    case 'endpointFails':
      return signals.endpointFails(signal);
    case 'healthOkOthersFail':
      return signals.healthOkOthersFail(signal);
    case 'processAbsent':
    case 'timeoutsFrequent':
    case 'otherEndpointsHealthy':
    case 'databaseUnreachable':
      return signals[signal.kind]();
  }
}

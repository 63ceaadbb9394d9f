/** Does what is chosen outside the page: in the desktop's menu, by its global shortcut, or by clicking a notification. */
import type { HostCommand } from '../../shared/contract/bridge.ts';
import { declareIncident } from '../state/declare.ts';
import { openLayer } from '../state/layers.ts';
import { navigate } from './route.ts';

export function obeyHost(): void {
  window.hikeshi?.onCommand(obey);
}

function obey(command: HostCommand): void {
  switch (command.kind) {
    case 'declare':
      void declareIncident();
      return;
    case 'palette':
      openLayer('palette');
      return;
    case 'shortcuts':
      openLayer('keys');
      return;
    case 'open':
      navigate({ screen: command.screen });
      return;
    case 'openIncident':
      navigate({ screen: 'incident', incidentId: command.incidentId });
  }
}

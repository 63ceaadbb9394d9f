/**
 * What every feature of the core works with, passed by value to each: no feature reaches for another, or for a global.
 */
import type { EventPublisher } from '@orpc/server';
import type { Change } from '../shared/contract/view.ts';
import type { Clock } from './clock.ts';
import type { FaultLog } from './fault-log.ts';
import type { HostPorts } from './ports.ts';
import type { SshConnections } from './probes/path/ssh-connections.ts';
import type { RunbookLibrary } from './runbook-library.ts';
import type { SecretKeeper } from './secret-keeper.ts';
import type { Store } from './store/store.ts';

export type Services = {
  store: Store;
  clock: Clock;
  newId: () => string;
  ports: HostPorts;
  version: string;
  dataDir: string;
  changes: EventPublisher<{ change: Change }>;
  secrets: SecretKeeper;
  ssh: SshConnections;
  /** Takes known secrets and what looks like one out of a text, before it is written anywhere. */
  redact: (text: string) => string;
  faults: FaultLog;
  runbooks: RunbookLibrary;
  /** Work to end before the store closes: sweeps under way, the drill. */
  onClose: (close: () => Promise<void>) => void;
};

/** Who calls, by the channel the call came through; never by what the call says. */
export type CallContext = { window: string; actor: string | null };

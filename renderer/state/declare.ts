/** Declaring an incident, from wherever it is asked for: a key, the palette, the host's menu, the end of preparing a drill. */
import { create } from 'zustand';
import { navigate } from '../app/route.ts';
import { client, newCommandId } from '../contract/client.ts';
import { type CallProblem, toCallProblem } from '../contract/problem.ts';
import { viewerZone } from '../text/viewer-zone.ts';

type Declaring = { busy: boolean; problem: CallProblem | null };

export const useDeclaring = create<Declaring>(() => ({ busy: false, problem: null }));

/** Kept until an answer came: a retry after a lost answer finds the incident instead of making a second one. */
let pendingCommandId: string | null = null;

type Known = Omit<Parameters<typeof client.incidents.declare>[0], 'commandId' | 'zone'>;

/** Declares at once and goes to the incident. Where it fails, home says why. */
export async function declareIncident(on: Known = {}): Promise<void> {
  if (useDeclaring.getState().busy) return;
  pendingCommandId ??= newCommandId();
  useDeclaring.setState({ busy: true, problem: null });
  try {
    const { incidentId } = await client.incidents.declare({ commandId: pendingCommandId, zone: viewerZone(), ...on });
    pendingCommandId = null;
    useDeclaring.setState({ busy: false });
    navigate({ screen: 'incident', incidentId });
  } catch (error) {
    const problem = toCallProblem(error);
    // An answer, even a refusal, settles the attempt; without one it may have happened all the same.
    if (problem.kind !== 'unreachable') pendingCommandId = null;
    useDeclaring.setState({ busy: false, problem });
    navigate({ screen: 'home' });
  }
}

export function dismissDeclareProblem(): void {
  pendingCommandId = null;
  useDeclaring.setState({ problem: null });
}

/** Logs that are followed, by the runbook command's id: they go on while another step is looked at, until they are stopped. */
import { create } from 'zustand';
import type { FollowEvent } from '../../shared/contract/view.ts';
import { client, newCommandId } from '../contract/client.ts';
import { type CallProblem, toCallProblem } from '../contract/problem.ts';

export type FollowView = {
  streamId: string | null;
  running: boolean;
  target: string | null;
  /** The newest lines. */
  lines: readonly string[];
  skipped: number;
  end: Extract<FollowEvent, { kind: 'ended' }>['reason'] | null;
  problem: CallProblem | null;
};

const mostLines = 500;
const idle: FollowView = {
  streamId: null,
  running: false,
  target: null,
  lines: [],
  skipped: 0,
  end: null,
  problem: null,
};

export const useFollows = create<{ byCommand: Readonly<Record<string, FollowView>> }>(() => ({ byCommand: {} }));

const keyOf = (incidentId: string, runbookCommandId: string) => `${incidentId} ${runbookCommandId}`;

export function followOf(incidentId: string, runbookCommandId: string) {
  return ({ byCommand }: { byCommand: Readonly<Record<string, FollowView>> }): FollowView =>
    byCommand[keyOf(incidentId, runbookCommandId)] ?? idle;
}

type Asked = {
  incidentId: string;
  runbookCommandId: string;
  inputs: Record<string, string>;
  hostId?: string | undefined;
};

/** Resolves when it is over; while it runs, asking again does nothing. */
export async function follow(asked: Asked): Promise<void> {
  const key = keyOf(asked.incidentId, asked.runbookCommandId);
  if (useFollows.getState().byCommand[key]?.running === true) return;
  change(key, () => ({ ...idle, running: true }));
  try {
    for await (const event of await client.incidents.follow({ ...asked, commandId: newCommandId() })) {
      change(key, (view) => after(view, event));
    }
    change(key, (view) => ({ ...view, running: false }));
  } catch (error) {
    change(key, (view) => ({ ...view, running: false, problem: toCallProblem(error) }));
  }
}

/** Resolves when what was seen is on record. */
export async function stopFollowing(incidentId: string, runbookCommandId: string): Promise<void> {
  const key = keyOf(incidentId, runbookCommandId);
  const streamId = useFollows.getState().byCommand[key]?.streamId ?? null;
  if (streamId === null) return;
  try {
    await client.incidents.stopFollowing({ incidentId, streamId });
  } catch (error) {
    change(key, (view) => ({ ...view, problem: toCallProblem(error) }));
  }
}

export function dismissFollowProblem(incidentId: string, runbookCommandId: string): void {
  change(keyOf(incidentId, runbookCommandId), (view) => ({ ...view, problem: null }));
}

function after(view: FollowView, event: FollowEvent): FollowView {
  switch (event.kind) {
    case 'started':
      return { ...view, streamId: event.streamId, target: event.target };
    case 'lines':
      return {
        ...view,
        lines: [...view.lines, ...event.lines].slice(-mostLines),
        skipped: view.skipped + event.skipped,
      };
    case 'ended':
      return { ...view, running: false, end: event.reason };
  }
}

function change(key: string, to: (view: FollowView) => FollowView): void {
  useFollows.setState(({ byCommand }) => ({ byCommand: { ...byCommand, [key]: to(byCommand[key] ?? idle) } }));
}

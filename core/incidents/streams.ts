/** Logs being followed: their lines go to the window that asked, and once it is over what was seen becomes one row. */
import { problem } from '../../shared/contract/problem.ts';
import type { FollowEvent } from '../../shared/contract/view.ts';
import { followedProbe } from '../../shared/runbook/followable.ts';
import { checkContext } from '../check-context.ts';
import { toContractError } from '../expected.ts';
import { type Follow, prepareFollow } from '../probes/log/follow-log.ts';
import type { CheckOutcome } from '../probes/probe.ts';
import { Unreadable, unreadableOutcome } from '../probes/unreadable.ts';
import { type Appended, type Caller, loadIncident } from '../record.ts';
import type { Services } from '../services.ts';
import { recordSuggestion } from '../suggestion.ts';
import { type CommandRequest, chosenHost, filledCommand, findAsked, noteResponse, sceneOf } from './asked-command.ts';
import { type FinishedCheck, recordCheck } from './check-recorder.ts';
import { lineQueue } from './line-queue.ts';
import { commandCheck } from './planned-check.ts';

export type Streams = {
  /** Starts to follow, and answers what happens then; the end of `signal` is an end like any other. */
  follow(caller: Caller, request: CommandRequest, signal: AbortSignal): Promise<AsyncGenerator<FollowEvent>>;
  /** Ends it, and answers when its row is on disk; null where nothing of that id is followed. */
  stop(incidentId: string, streamId: string): Promise<Appended | null>;
  closeAll(): Promise<void>;
};

/** More than a person can read at once; each holds one of the few connections that a browser opens. */
const mostAtOnce = 3;

type Running = { incidentId: string; stop: AbortController; finished: Promise<Appended> };

export function createStreams(services: Services): Streams {
  const running = new Map<string, Running>();

  async function follow(
    caller: Caller,
    request: CommandRequest,
    signal: AbortSignal,
  ): Promise<AsyncGenerator<FollowEvent>> {
    const stop = new AbortController();
    if (signal.aborted) stop.abort();
    signal.addEventListener('abort', () => stop.abort(), { once: true });
    const { target, run, record } = await prepare(caller, request, stop.signal);
    const streamId = services.newId();
    const queue = lineQueue();
    const finished = run(stop.signal, queue.add)
      .then((outcome) => {
        const appended = record(outcome);
        const { evidence } = loadIncident(services, caller.incidentId);
        const evidenceId = evidence.find(({ eventId }) => appended.eventIds.includes(eventId))?.id ?? null;
        queue.end({ kind: 'ended', reason: outcome.end, evidenceId });
        return appended;
      })
      .catch((error: unknown) => {
        services.faults.record(error, 'stream');
        queue.end({ kind: 'ended', reason: 'failed', evidenceId: null });
        return { eventIds: [], seq: 0 };
      })
      .finally(() => running.delete(streamId));
    const entry: Running = { incidentId: caller.incidentId, stop, finished };
    running.set(streamId, entry);
    return events(streamId, target, entry, queue);
  }

  /** Everything that can be wrong with the asking is said here, before anything is started. */
  async function prepare(
    caller: Caller,
    request: CommandRequest,
    cancel: AbortSignal,
  ): Promise<Follow & { record: (outcome: CheckOutcome) => Appended }> {
    const scene = sceneOf(services, caller.incidentId);
    const { state, environment, runbook } = scene;
    if (state.status === 'closed') throw toContractError(problem('INVALID', 'incidentClosed'));
    if (running.size >= mostAtOnce) {
      throw toContractError(problem('NOT_POSSIBLE', 'tooManyStreams', { most: mostAtOnce }));
    }
    const asked = findAsked(scene, request.runbookCommandId);
    const command = filledCommand(asked.command, request.inputs);
    const written = followedProbe(command);
    if (written === null) throw toContractError(problem('INVALID', 'notALook', { text: asked.command.text }));
    const host = chosenHost(written, scene, request.hostId);
    const check = commandCheck({ ...asked, command, probe: written, environment }, host);
    // With the environment's own path in the place of the runbook's.
    const planned = check.request.kind === 'command' ? check.request.probe : written;
    const probe = planned.type === 'log' || planned.type === 'host' ? planned : written;
    const context = checkContext(services, environment, runbook, cancel);
    noteResponse(services, caller, state);
    const record = (outcome: CheckOutcome) => {
      const finished: FinishedCheck = { check, outcome, sweepId: null, runbook, environment, source: 'followed' };
      const appended = recordCheck(services, caller, finished);
      recordSuggestion(services, { ...caller, commandId: null });
      return appended;
    };
    try {
      return { ...(await prepareFollow(probe, context, host?.id ?? null)), record };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const startedAtMs = services.clock.nowMs();
      record(unreadableOutcome(error, { title: command.text, startedAtMs }, context));
      throw toContractError(problem('NOT_POSSIBLE', 'cannotFollow', { detail: context.redact(error.message) }));
    }
  }

  /** However the window leaves (it is closed, or listens no more), the program ends and its row is written. */
  async function* events(
    streamId: string,
    target: string,
    { stop, finished }: Running,
    queue: ReturnType<typeof lineQueue>,
  ): AsyncGenerator<FollowEvent> {
    try {
      yield { kind: 'started', streamId, target };
      yield* queue.events();
    } finally {
      stop.abort();
      await finished;
    }
  }

  return {
    follow,
    async stop(incidentId, streamId) {
      const entry = running.get(streamId);
      if (entry?.incidentId !== incidentId) return null;
      entry.stop.abort();
      return entry.finished;
    },
    async closeAll() {
      const entries = [...running.values()];
      for (const entry of entries) entry.stop.abort();
      await Promise.all(entries.map((entry) => entry.finished));
    },
  };
}

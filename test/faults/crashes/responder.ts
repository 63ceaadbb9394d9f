/**
 * A client that writes into a host as several hands at once, and remembers what was acknowledged, so that it can be asked for after any
 * crash. What was sent and never answered is sent again under its first command id: it must then be there once.
 */
import { randomUUID } from 'node:crypto';
import { ORPCError } from '@orpc/client';
import { pick, wholeBetween } from '../../../bench/random.ts';
import type { ContractClient } from '../../../shared/contract/contract-client.ts';
import type { Examined } from '../harness/examine-record.ts';

/** One write: what it leaves in the record, and the call that makes it. */
type Write = { texts: string[]; send(client: ContractClient): Promise<{ eventIds: string[] } | null> };

export type Responder = {
  /** Texts that stand in the record for certain, once each. */
  readonly acknowledged: ReadonlySet<string>;
  /** Events that were promised by id. */
  readonly eventIds: ReadonlySet<string>;
  readonly unanswered: number;
  /** Sends again what was never answered. */
  sendAgain(client: ContractClient): Promise<void>;
  /** Writes with several hands until the host is gone; `onAcknowledged` hears of each answer. */
  writeUntilGone(client: ContractClient, onAcknowledged: () => void): Promise<void>;
  /** An incident that is in the record for certain. */
  incident(client: ContractClient): Promise<string>;
  /** Where the record holds something else than what was promised. */
  compare(examined: Examined): { lost: string[]; doubled: string[]; torn: string[] };
};

const hands = 8;
const mostNotesAtOnce = 8;

export function createResponder(random: () => number): Responder {
  const acknowledged = new Set<string>();
  const eventIds = new Set<string>();
  const incidents: string[] = [];
  const unanswered = new Set<Write>();
  const written: Write[] = [];
  const drafts = new Map<string, { sure: string | null; sent: string[] }>();
  let counter = 0;

  /** Letters alone, so that it is one word of the search. */
  function newText(): string {
    counter += 1;
    const letters = [...String(counter)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
    return `zz${letters}zz`;
  }

  async function carryOut(client: ContractClient, write: Write): Promise<boolean> {
    unanswered.add(write);
    try {
      const answer = await write.send(client);
      for (const id of answer?.eventIds ?? []) eventIds.add(id);
      for (const text of write.texts) acknowledged.add(text);
      unanswered.delete(write);
      return true;
    } catch (error) {
      if (isGone(error)) return false;
      throw error;
    }
  }

  function declaring(): Write {
    const [commandId, title] = [randomUUID(), newText()];
    return {
      texts: [title],
      async send(client) {
        incidents.push((await client.incidents.declare({ commandId, title })).incidentId);
        return null;
      },
    };
  }

  function writing(incidentId: string): Write {
    const commandId = randomUUID();
    const place = { incidentId, commandId };
    const kind = random();
    if (kind < 0.6) {
      const text = newText();
      return { texts: [text], send: ({ incidents: on }) => on.addNote({ ...place, text, startedAtMs: null }) };
    }
    if (kind < 0.9) {
      const texts = Array.from({ length: wholeBetween(random, 2, mostNotesAtOnce) }, newText);
      const notes = texts.map((text) => ({ text, atMs: Date.now() }));
      return { texts, send: ({ incidents: on }) => on.addNotes({ ...place, notes }) };
    }
    const [title, text] = [newText(), `output ${randomUUID()}\n`.repeat(50)];
    return { texts: [title], send: ({ incidents: on }) => on.attachText({ ...place, title, text }) };
  }

  async function keepDraft(client: ContractClient, key: string): Promise<boolean> {
    const draft = drafts.get(key) ?? { sure: null, sent: [] };
    drafts.set(key, draft);
    const text = newText();
    draft.sent.push(text);
    try {
      await client.drafts.set({ key, text });
      draft.sure = text;
      return true;
    } catch (error) {
      if (isGone(error)) return false;
      throw error;
    }
  }

  async function hand(client: ContractClient, key: string, onAcknowledged: () => void): Promise<void> {
    for (;;) {
      const isDraft = random() < 0.1;
      const declares = incidents.length === 0 || random() < 0.02;
      const write = declares ? declaring() : writing(pick(random, incidents));
      if (!isDraft) written.push(write);
      if (!(isDraft ? await keepDraft(client, key) : await carryOut(client, write))) return;
      onAcknowledged();
    }
  }

  return {
    acknowledged,
    eventIds,
    get unanswered() {
      return unanswered.size;
    },
    async sendAgain(client) {
      for (const write of [...unanswered]) {
        if (!(await carryOut(client, write))) throw new Error('the host went away before it was killed');
      }
    },
    async writeUntilGone(client, onAcknowledged) {
      const keys = Array.from({ length: hands }, (_, index) => `hand-${index}`);
      await Promise.all(keys.map((key) => hand(client, key, onAcknowledged)));
    },
    async incident(client) {
      if (incidents.length === 0) {
        const write = declaring();
        written.push(write);
        await carryOut(client, write);
      }
      return pick(random, incidents);
    },
    compare({ ids, texts, drafts: kept }) {
      const missing = [...acknowledged].filter((text) => !texts.has(text));
      const missingIds = [...eventIds].filter((id) => !ids.has(id));
      const missingDrafts = [...drafts].flatMap(([key, { sure, sent }]) => {
        const possible = sure === null ? [undefined, ...sent] : sent.slice(sent.indexOf(sure));
        return possible.includes(kept.get(key)) ? [] : [`draft ${key}`];
      });
      return {
        lost: [...missing, ...missingIds, ...missingDrafts],
        doubled: written.flatMap((write) => write.texts.filter((text) => (texts.get(text) ?? 0) > 1)),
        torn: written.flatMap((write) => {
          const there = write.texts.filter((text) => texts.has(text)).length;
          return there === 0 || there === write.texts.length ? [] : [write.texts.join(' ')];
        }),
      };
    },
  };
}

/** A connection that ended, at whatever layer it is told of: what a crash looks like from outside. An answer of any kind is none. */
export function isGone(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof ORPCError) return false;
  const code = 'code' in error ? error.code : null;
  return ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'UND_ERR_SOCKET'].includes(String(code)) || isGone(error.cause);
}

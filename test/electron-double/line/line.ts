/** Questions and answers in both directions over one channel that keeps the order of what is sent. */

export type Calls = Record<string, (input: never) => unknown>;

/** Whoever answers may take its time. */
export type Answers<C> = {
  [K in keyof C]: C[K] extends (input: infer Input) => infer Output
    ? (input: Input) => Output | Promise<Awaited<Output>>
    : never;
};

export type Line<Theirs extends Calls> = {
  /** Calls the other side; rejects with its error, or when the line is cut. */
  ask<K extends keyof Theirs & string>(
    name: K,
    input: Parameters<Theirs[K]>[0],
  ): Promise<Awaited<ReturnType<Theirs[K]>>>;
  /** The other side is gone: everything that waits is rejected. */
  cut(): void;
  isCut(): boolean;
};

export type Message =
  | { type: 'ask'; id: number; name: string; input: unknown }
  | { type: 'answer'; id: number; value: unknown }
  | { type: 'failure'; id: number; message: string };

export type Wire = { send(message: Message): void; onMessage(listener: (message: Message) => void): void };

/** `ours` answers what the other side asks; a call that begins is begun in the order in which it came. */
export function openLine<Theirs extends Calls>(wire: Wire, ours: Calls): Line<Theirs> {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let isCut = false;

  async function answer(id: number, name: string, input: unknown): Promise<void> {
    try {
      const call = ours[name];
      if (call === undefined) throw new Error(`nothing answers ${name}`);
      const value = await call(input as never);
      if (!isCut) wire.send({ type: 'answer', id, value });
    } catch (error) {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      if (!isCut) wire.send({ type: 'failure', id, message });
    }
  }

  wire.onMessage((message) => {
    if (message.type === 'ask') {
      void answer(message.id, message.name, message.input);
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === 'answer') asked?.resolve(message.value as never);
    else asked?.reject(new Error(message.message));
  });

  return {
    ask(name, input) {
      if (isCut) return Promise.reject(new Error(`${name}: the other side is gone`));
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        wire.send({ type: 'ask', id, name, input });
      });
    },
    isCut: () => isCut,
    cut() {
      isCut = true;
      for (const { reject } of waiting.values()) reject(new Error('the other side is gone'));
      waiting.clear();
    },
  };
}

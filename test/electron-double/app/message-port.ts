/** Message ports of the main process: two ends in this process, of which one may be handed to a page. */
import { answerStage, stage, tell } from './stage.ts';
import { StrictEmitter, strict, strictClass } from './strict.ts';

/** Where a port's messages go: to the other end in this process, or to a page that was given the other end. */
type Far = { deliver: (data: unknown) => void; closed: () => void };

let lastPort = 0;
/** Ends that live in a page, by their number: what comes from there goes to the near end. */
const inPages = new Map<number, { windowId: number; near: PortDouble }>();

class PortDouble extends StrictEmitter {
  far: Far | null = null;
  /** What came before `start`; null from then on. */
  queue: unknown[] | null = [];

  constructor() {
    super('MessagePortMain', ['message', 'close']);
  }

  postMessage(message: unknown, transfer: unknown[] = []): void {
    if (transfer.length > 0) throw new Error('the double of Electron hands no ports through ports');
    this.far?.deliver(structuredClone(message));
  }

  start(): void {
    const waiting = this.queue ?? [];
    this.queue = null;
    for (const data of waiting) this.emit('message', { data, ports: [] });
  }

  /** Tells the other end alone, as Electron does. */
  close(): void {
    const { far } = this;
    this.far = null;
    far?.closed();
  }
}

const peers = new WeakMap<object, PortDouble>();

export const MessageChannelMain = strictClass(
  'MessageChannelMain',
  class {
    readonly port1 = strict('MessagePortMain', new PortDouble());
    readonly port2 = strict('MessagePortMain', new PortDouble());

    constructor() {
      join(this.port1, this.port2);
      join(this.port2, this.port1);
    }
  },
);

function join(one: PortDouble, other: PortDouble): void {
  one.far = { deliver: (data) => receive(other, data), closed: () => disconnect(other) };
  peers.set(one, other);
}

function receive(port: PortDouble, data: unknown): void {
  if (port.queue === null) port.emit('message', { data, ports: [] });
  else port.queue.push(data);
}

function disconnect(port: PortDouble): void {
  if (port.far === null) return;
  port.far = null;
  port.emit('close');
}

/** Hands an end over to a page; answers its number there. */
export function givePort(windowId: number, given: object): number {
  const near = peers.get(given);
  if (near === undefined) throw new Error('only a MessagePortMain can be transferred');
  if (near.far === null) throw new Error('a port whose other end is closed cannot be transferred');
  lastPort += 1;
  const port = lastPort;
  inPages.set(port, { windowId, near });
  near.far = {
    deliver: (data) => tell(stage.ask('portMessage', { windowId, port, data })),
    closed: () => {
      inPages.delete(port);
      tell(stage.ask('portClose', { windowId, port }));
    },
  };
  return port;
}

/** A page that goes takes its ports with it. */
export function dropPortsOf(windowId: number): void {
  for (const [port, { windowId: owner, near }] of inPages) {
    if (owner !== windowId) continue;
    inPages.delete(port);
    disconnect(near);
  }
}

answerStage({
  portMessage({ port, data }) {
    const held = inPages.get(port);
    if (held) receive(held.near, data);
  },
  portClose({ port }) {
    const held = inPages.get(port);
    inPages.delete(port);
    if (held) disconnect(held.near);
  },
});

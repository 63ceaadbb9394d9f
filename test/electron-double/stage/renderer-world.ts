/**
 * What Electron's renderer process gives a sandboxed preload: `require('electron')` with two members. The function runs in the
 * page and is passed there as text, so it uses nothing from outside itself.
 */
import type { FrameFacts } from '../line/calls.ts';

/** From page to stage. */
export type FromPage =
  | { kind: 'ipc'; channel: string; args: unknown[] }
  | { kind: 'portMessage'; port: number; data: unknown }
  | { kind: 'portClose'; port: number }
  /** A new document has taken the place of the one before. */
  | { kind: 'document' }
  | { kind: 'violation'; text: string };

/** From stage to page. */
export type ToPage =
  | { kind: 'send'; channel: string; args: unknown[]; ports: number[] }
  | { kind: 'portMessage'; port: number; data: unknown }
  | { kind: 'portClose'; port: number };

/** Name of the function that the stage puts into every frame. */
export const bindingName = '__electronDouble';
/** Name of the function through which the stage reaches the page's end. */
export const deliveryName = '__electronDoubleDeliver';

export type FrameMessage = { frame: FrameFacts; message: FromPage };

export function installRendererWorld(names: { binding: string; delivery: string }): {
  require: (name: string) => unknown;
} {
  type Listener = (event: { ports: readonly MessagePort[] }, ...args: unknown[]) => void;
  const listeners = new Map<string, Listener[]>();
  const ports = new Map<number, MessagePort>();
  const page = globalThis as unknown as Record<string, unknown>;
  const tellStage = page[names.binding] as (message: unknown) => Promise<void>;

  function refuseUnknown(name: string, target: object): object {
    return new Proxy(target, {
      get(object, key) {
        if (typeof key === 'string' && !(key in object))
          throw new Error(`the double of Electron has no ${name}.${key}`);
        return Reflect.get(object, key) as unknown;
      },
    });
  }

  /** A port of the page's own: what it is sent goes to the stage, and what the stage sends comes out of it. */
  function openPort(id: number): MessagePort {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      // To the main process, bytes cross and blobs do not.
      if (data instanceof Blob) throw new Error('a blob cannot cross to the main process');
      void tellStage({ kind: 'portMessage', port: id, data });
    };
    port1.addEventListener('close', () => void tellStage({ kind: 'portClose', port: id }));
    ports.set(id, port1);
    return port2;
  }

  function deliver(message: ToPage): void {
    switch (message.kind) {
      case 'send': {
        const event = { ports: message.ports.map(openPort) };
        for (const listener of [...(listeners.get(message.channel) ?? [])]) listener(event, ...message.args);
        return;
      }
      case 'portMessage':
        ports.get(message.port)?.postMessage(message.data);
        return;
      case 'portClose':
        ports.get(message.port)?.close();
        ports.delete(message.port);
    }
  }
  Object.defineProperty(page, names.delivery, { value: deliver });
  void tellStage({ kind: 'document' });

  document.addEventListener('securitypolicyviolation', (event) => {
    const { violatedDirective, blockedURI, sample } = event;
    void tellStage({ kind: 'violation', text: `${violatedDirective}: ${blockedURI} ${sample}` });
  });

  const ipcRenderer = {
    send: (channel: string, ...args: unknown[]) => void tellStage({ kind: 'ipc', channel, args }),
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
    removeListener(channel: string, listener: Listener) {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((other) => other !== listener),
      );
    },
  };

  /** As Electron's bridge does: functions and plain values cross, copied and frozen; anything else is an error. */
  function cross(value: unknown): unknown {
    if (typeof value === 'function') return (...args: unknown[]) => cross(value(...args.map(cross)));
    if (value === null || typeof value !== 'object') return value;
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== Array.prototype) {
      throw new Error('only functions and plain values cross the context bridge');
    }
    if (Array.isArray(value)) return Object.freeze(value.map(cross));
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, member]) => [key, cross(member)])));
  }

  const contextBridge = {
    exposeInMainWorld(name: string, api: unknown) {
      if (name in page) throw new Error(`${name} is there already`);
      Object.defineProperty(page, name, { value: cross(api), enumerable: true });
    },
  };

  const electron = refuseUnknown('electron', {
    contextBridge: refuseUnknown('contextBridge', contextBridge),
    ipcRenderer: refuseUnknown('ipcRenderer', ipcRenderer),
  });
  return {
    require: (name) => {
      if (name !== 'electron') throw new Error(`a sandboxed preload cannot require ${name}`);
      return electron;
    },
  };
}

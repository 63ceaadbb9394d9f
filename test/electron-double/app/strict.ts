/** What makes the double honest: an API, an event or an option that it does not have is an error, not a silent nothing. */
import { EventEmitter } from 'node:events';

/** Members that the language, not the app, asks every object for. */
const askedByTheLanguage = new Set(['then', 'toJSON', 'constructor', 'prototype', 'name', 'length']);

/** The object as it is, but whoever touches a member that it does not have is told so. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key) {
      if (typeof key === 'string' && !(key in object) && !askedByTheLanguage.has(key)) {
        throw new Error(`the double of Electron has no ${name}.${key}`);
      }
      return Reflect.get(object, key, object) as unknown;
    },
    set(object, key, value) {
      if (typeof key === 'string' && !(key in object) && !key.startsWith('_')) {
        throw new Error(`the double of Electron has no ${name}.${key} to set`);
      }
      return Reflect.set(object, key, value, object);
    },
  });
}

/** A class of which static members and instances are as strict. */
export function strictClass<T extends new (...args: never[]) => object>(name: string, target: T): T {
  return new Proxy(strict(name, target), {
    construct: (made, args) => strict(name, Reflect.construct(made, args) as object),
  });
}

/** An emitter that has only the events it can emit. */
export class StrictEmitter extends EventEmitter {
  constructor(name: string, events: readonly string[]) {
    super();
    // Node's own events of every emitter are bookkeeping, and come first.
    this.on('newListener', (event: string | symbol) => {
      if (typeof event === 'string' && event !== 'newListener' && !events.includes(event)) {
        throw new Error(`the double of Electron never emits ${name}'s "${event}"`);
      }
    });
  }
}

/** Options of a call: each must be one that the double knows what to do with. */
export function checkOptions(name: string, options: object, known: readonly string[]): void {
  const unknown = Object.keys(options).filter((key) => !known.includes(key));
  if (unknown.length > 0) throw new Error(`the double of Electron knows no ${unknown.join(', ')} of ${name}`);
}

/** An event that can be prevented, as Electron's are. */
export class PreventableEvent {
  defaultPrevented = false;
  readonly preventDefault = () => {
    this.defaultPrevented = true;
  };
}

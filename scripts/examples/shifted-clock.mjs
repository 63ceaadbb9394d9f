/**
 * Loaded into the drill and its API before all else: their clock goes by the story's, so that logs, deployments and answers bear its
 * times. HIKESHI_STORY_CLOCK names the file that holds the difference in milliseconds.
 */
import { readFileSync } from 'node:fs';
import { Server, ServerResponse } from 'node:http';

const file = process.env.HIKESHI_STORY_CLOCK ?? '';
const SystemDate = Date;

function shiftMs() {
  return Number(readFileSync(file, 'utf8'));
}

function storyNowMs() {
  return SystemDate.now() + shiftMs();
}

globalThis.Date = new Proxy(SystemDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [storyNowMs()] : args, newTarget),
  get: (target, key, receiver) => (key === 'now' ? storyNowMs : Reflect.get(target, key, receiver)),
});

const emit = Server.prototype.emit;
/**
 * Node's own `Date` header comes from the system's clock.
 *
 * @this {Server}
 * @param {string} event
 * @param {unknown[]} args
 */
function emitInStoryTime(event, ...args) {
  const [, response] = args;
  if (event === 'request' && response instanceof ServerResponse) response.setHeader('Date', new Date().toUTCString());
  return Reflect.apply(emit, this, [event, ...args]);
}
Server.prototype.emit = /** @type {typeof emit} */ (emitInStoryTime);

/**
 * Loaded into a process before its own first line: writes down every name it asks for, every address it connects or sends to, and
 * every program it starts, one JSON line each.
 */
import child_process from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const file = process.env.HIKESHI_NETWORK_LOG ?? '';

function note(kind: 'connect' | 'name' | 'datagram' | 'program', what: string): void {
  appendFileSync(file, `${JSON.stringify({ kind, what })}\n`);
}

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** `what` reads the arguments; null for what is no contact. */
function record(
  owner: object,
  method: string,
  kind: Parameters<typeof note>[0],
  what: (args: unknown[]) => string | null,
): void {
  const methods = owner as Record<string, Method>;
  const original = methods[method];
  if (original === undefined) throw new Error(`there is no ${method} to record`);
  methods[method] = function recorded(...args) {
    const said = what(args);
    if (said !== null) note(kind, said);
    return original.apply(this, args);
  };
}

record(net.Socket.prototype, 'connect', 'connect', (args) => {
  // The net module hands its own normalised arguments on as a list in a list.
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  if (typeof first === 'number') return `${typeof second === 'string' ? second : 'localhost'}:${first}`;
  const to = first as { path?: string; host?: string; port?: number } | string;
  if (typeof to !== 'object') return String(to);
  return to.path ?? `${to.host ?? 'localhost'}:${to.port}`;
});
for (const method of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  for (const owner of [dns, dns.promises]) {
    // An address that is written in numbers is asked of nobody.
    record(owner, method, 'name', ([name]) => (net.isIP(String(name)) === 0 ? String(name) : null));
  }
}
record(dgram.Socket.prototype, 'send', 'datagram', (args) => args.map(String).join(' '));
for (const method of ['spawn', 'spawnSync', 'execFile', 'execFileSync', 'exec', 'execSync', 'fork']) {
  record(child_process, method, 'program', ([program]) => String(program));
}
syncBuiltinESMExports();

import { once } from 'node:events';
import { connect } from 'node:net';

export type RawAnswer = { status: number; headers: Record<string, string>; body: string };

/** Sends bytes as they stand and reads until the server closes: what no HTTP client would let a test send. */
export async function sendRaw(port: number, request: string): Promise<RawAnswer | null> {
  const socket = connect({ host: '127.0.0.1', port });
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  // A server that refuses may close before everything was sent; what it said by then counts.
  socket.on('error', () => undefined);
  socket.write(request);
  await once(socket, 'close');
  return parseAnswer(Buffer.concat(chunks).toString('utf8'));
}

/** Builds a request; a header with several values is sent several times, with null not at all. */
export function rawRequest(
  method: string,
  target: string,
  headers: Record<string, string | readonly string[] | null>,
  body = '',
): string {
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    value === null ? [] : [value].flat().map((one) => `${name}: ${one}`),
  );
  return [`${method} ${target} HTTP/1.1`, ...lines, 'Connection: close', '', body].join('\r\n');
}

function parseAnswer(text: string): RawAnswer | null {
  const [head, ...rest] = text.split('\r\n\r\n');
  const [statusLine, ...lines] = (head ?? '').split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(statusLine ?? '')?.[1]);
  if (Number.isNaN(status)) return null;
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  return { status, headers, body: rest.join('\r\n\r\n') };
}

/** An exchange as lines of evidence: the answer's status, what it took, the headers that tell, and the body. */
import type { IncomingMessage } from 'node:http';
import { TextDecoder } from 'node:util';
import { plainText } from '../host/plain-text.ts';
import type { Exchange, Timings } from './exchange.ts';

const shownHeaders = [
  'date',
  'server',
  'via',
  'age',
  'location',
  'content-type',
  'content-length',
  'content-encoding',
  'cache-control',
  'retry-after',
  'www-authenticate',
  'x-cache',
  'x-request-id',
  'x-correlation-id',
  'x-amzn-trace-id',
  'cf-ray',
];

/** A secret that begins this close to the end of what was kept may be cut in two, and would not be known again. */
const edgeLength = 1_024;

export function exchangeText(
  { answer, failure, address, timings }: Exchange,
  redact: (text: string) => string,
): string {
  const status = answer === null ? [] : [statusLine(answer.message)];
  const failed = failure === null ? [] : [`${failure.outcome}: ${failure.message}`];
  const where = address === null ? [] : [`address ${address}`];
  const head = [...status, ...failed, timingsLine(timings), ...where];
  if (answer === null) return head.join('\n');
  const headers = shownHeaders.flatMap((name) => {
    const value = answer.message.headers[name];
    return value === undefined ? [] : [`${name}: ${value}`];
  });
  return [...head, ...headers, '', bodyText(answer, redact)].join('\n');
}

function statusLine({ httpVersion, statusCode, statusMessage }: IncomingMessage): string {
  return `HTTP/${httpVersion} ${statusCode} ${statusMessage}`;
}

/** Each part by itself: the name, then the connection, then TLS, then waiting for the first byte. */
function timingsLine({ lookupMs, connectMs, tlsMs, firstByteMs, totalMs }: Timings): string {
  let before = 0;
  const parts = Object.entries({ dns: lookupMs, connect: connectMs, tls: tlsMs, 'first byte': firstByteMs });
  const shown = parts.flatMap(([name, untilMs]) => {
    if (untilMs === null) return [];
    const part = `${name} ${(untilMs - before).toFixed(1)} ms`;
    before = untilMs;
    return [part];
  });
  return [...shown, `total ${totalMs.toFixed(1)} ms`].join(', ');
}

function bodyText(
  { message, body, isWhole }: NonNullable<Exchange['answer']>,
  redact: (text: string) => string,
): string {
  const bytes = body.bytes();
  if (bytes === 0) return '(no body)';
  const kept = body.kept();
  const encoding = message.headers['content-encoding'] ?? 'identity';
  const text = encoding === 'identity' ? decoded(kept, message.headers['content-type'] ?? '') : null;
  if (text === null) return `(${bytes} bytes that are no text, sha256 ${body.hash()})`;
  if (isWhole && kept.byteLength === bytes) return text;
  const shown = redact(plainText(text)).slice(0, -edgeLength);
  // The hash of a short body could be tried against guesses of what was taken out of it; that of a long one cannot.
  const size = isWhole
    ? `of ${bytes} bytes, sha256 ${body.hash()}`
    : `${bytes} bytes came, then it was read no further`;
  return `${shown}\n… (cut: ${size})`;
}

/** Null for what is no text. */
function decoded(bytes: Buffer, contentType: string): string | null {
  const charset = /charset\s*=\s*"?([\w:.-]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  const text = decoderFor(charset).decode(bytes);
  return text.includes('\0') ? null : text;
}

/** Without `stream` a decoder keeps nothing from one text to the next; making one takes longer than most texts. */
const utf8 = new TextDecoder();

function decoderFor(charset: string): TextDecoder {
  if (charset.toLowerCase() === 'utf-8') return utf8;
  try {
    return new TextDecoder(charset);
  } catch {
    return utf8;
  }
}

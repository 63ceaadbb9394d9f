/** Bodies that a parser could trip over, from a caller that has a session: an answer in the contract's terms, and no procedure runs. */
import { describe, expect, test } from 'vitest';
import { bed, callHeaders, ping, send, serveOnLoopback, signIn } from './loopback-bed.ts';

serveOnLoopback();

const deep = 200_000;

describe('bodies that are no call', () => {
  test.each([
    ['nothing', ''],
    ['half an object', '{"json":{"text":'],
    ['a text', '"text"'],
    ['a null', 'null'],
    ['a list', '[]'],
    ['another type of text', '{"json":{"text":1}}'],
    ['lists in lists', `${'['.repeat(deep)}${']'.repeat(deep)}`],
    ['lists in lists as the input', `{"json":${'['.repeat(deep)}${']'.repeat(deep)}}`],
    ['objects in objects as the text', `{"json":{"text":${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}}}`],
    ['lists that never end', '['.repeat(deep)],
    ['a million fields', `{"json":{${Array.from({ length: 200_000 }, (_, index) => `"k${index}":0`).join(',')}}}`],
    ['a number beyond all numbers', `{"json":{"text":${'9'.repeat(100_000)}}}`],
    ['bytes that are no UTF-8', '{"json":{"text":\udfff}}'],
    ['a prototype', '{"json":{"__proto__":{"text":"x"}}}'],
    ['a constructor', '{"json":{"constructor":{"prototype":{"text":"x"}}}}'],
    ['types that do not fit', '{"json":{"text":"x"},"meta":[[1,"text"]]}'],
    ['types of a prototype', '{"json":{},"meta":[[1,"__proto__","polluted"]]}'],
    ['types of a place that is not there', '{"json":{},"meta":[[0,"a","b","c"]]}'],
    ['types that are no list', '{"json":{},"meta":7}'],
    ['a file that was not sent', '{"json":{"text":1},"maps":[["text"]]}'],
  ])('%s', async (_name, body) => {
    const cookie = await signIn();
    const length = String(Buffer.byteLength(body));
    const answer = await send('POST', '/rpc/app/ping', callHeaders(cookie, { 'Content-Length': length }), body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(bed.calls).toEqual([]);
    expect(bed.errors).toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((await send('POST', '/rpc/app/ping', callHeaders(cookie), ping)).status).toBe(200);
  });

  test.each(['app/__proto__', 'constructor', 'app/constructor', 'toString', 'app/ping/apply', 'app', 'nothing/here'])(
    'a procedure called %s',
    async (path) => {
      const answer = await send('POST', `/rpc/${path}`, callHeaders(await signIn()), ping);
      expect(answer.status).toBe(404);
      expect(bed.calls).toEqual([]);
      expect(bed.errors).toEqual([]);
    },
  );
});

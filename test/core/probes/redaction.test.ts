import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toEvidence } from '../../../core/probes/evidence.ts';
import { createRedactor } from '../../../core/probes/redaction.ts';

const marker = '[redacted]';
const redactPatterns = createRedactor(() => []);

describe('A known value', () => {
  const value = 's3cr3t/pa+ss "wörd"\\&9';
  const redact = createRedactor(() => [value]);
  const bytes = Buffer.from(value);

  test.each([
    ['as it is', value],
    ['in an address', encodeURIComponent(value)],
    ['in an address, in small letters', encodeURIComponent(value).replace(/%../g, (code) => code.toLowerCase())],
    ['in an address, less encoded', encodeURI(value)],
    ['in a form', new URLSearchParams({ v: value }).toString().slice(2)],
    ['in JSON', JSON.stringify(value).slice(1, -1)],
    ['in JSON of ASCII alone', JSON.stringify(value).slice(1, -1).replace('ö', '\\u00f6')],
    ['in JSON with slashes escaped', JSON.stringify(value).slice(1, -1).replace('/', '\\/')],
    ['in JSON that is a text in JSON', JSON.stringify(JSON.stringify(value).slice(1, -1)).slice(1, -1)],
    ['in a page', value.replace('&', '&amp;').replaceAll('"', '&quot;')],
    ['in base64', bytes.toString('base64')],
    ['in base64url', bytes.toString('base64url')],
    ['in hex', bytes.toString('hex')],
    ['in capital hex', bytes.toString('hex').toUpperCase()],
  ])('goes %s', (_, written) => {
    expect(redact(`before ${written} after`)).toBe(`before ${marker} after`);
  });

  test('goes in base64 wherever it begins in what was encoded', () => {
    for (const before of ['', 'a', 'ab', 'abc', 'user:']) {
      const encoded = Buffer.from(`${before}${value}!!!`).toString('base64');
      // Whole groups of three bytes that are the value's alone.
      const start = Math.ceil(before.length / 3) * 4;
      const own = encoded.slice(start, start + Math.floor((bytes.byteLength - 3) / 3) * 4);
      const redacted = redact(encoded);
      for (let at = 0; at + 4 <= own.length; at += 1) expect(redacted).not.toContain(own.slice(at, at + 4));
    }
  });

  test('that holds another, or overlaps one, leaves nothing of either', () => {
    expect(createRedactor(() => ['abcd', 'abcdefgh'])('xabcdefghx')).toBe(`x${marker}x`);
    expect(createRedactor(() => ['xxabc', 'abcdef'])('-xxabcdef-')).toBe(`-${marker}-`);
    expect(createRedactor(() => ['abab'])('ababab')).toBe(marker);
  });

  test('that is short goes as a whole word only, and none at all changes nothing', () => {
    expect(createRedactor(() => ['ab', ''])('ab abc cab "ab" 障ab')).toBe(`${marker} abc cab "${marker}" 障ab`);
  });

  test('that becomes known later goes from then on', () => {
    const known: string[] = [];
    const redactKnown = createRedactor(() => known);
    expect(redactKnown('x hunter22 x')).toBe('x hunter22 x');
    known.push('hunter22');
    expect(redactKnown('x hunter22 x')).toBe(`x ${marker} x`);
  });
});

describe('What looks like a secret', () => {
  test.each([
    ['Authorization: Bearer abc.def-123', `Authorization: Bearer ${marker}`],
    ['authorization: Basic dXNlcjpwdw==', `authorization: Basic ${marker}`],
    [`curl -H 'Authorization: Bearer abc' http://h/`, `curl -H 'Authorization: Bearer ${marker}' http://h/`],
    ['"headers":{"Authorization":"Bearer abc"}', `"headers":{"Authorization":"Bearer ${marker}"}`],
    ['Set-Cookie: session=abc; Path=/', `Set-Cookie: ${marker}`],
    ['password=hunter2 host=db', `password=${marker} host=db`],
    ['DB_PASSWORD: hunter2', `DB_PASSWORD: ${marker}`],
    ['export API_TOKEN="a b c"', `export API_TOKEN="${marker}"`],
    ['{"token":"a\\"b","id":1}', `{"token":"${marker}","id":1}`],
    ['{\\"client_secret\\":\\"abc\\",\\"id\\":1}', `{\\"client_secret\\":\\"${marker}\\",\\"id\\":1}`],
    ['token: Bearer abc', `token: Bearer ${marker}`],
    ['/x?api_key=abc&limit=1', `/x?api_key=${marker}&limit=1`],
    ['https://b.example/o?X-Amz-Signature=abc&b=1', `https://b.example/o?X-Amz-Signature=${marker}&b=1`],
    ['mysql --password hunter2 --host h', `mysql --password ${marker} --host h`],
    [`ALTER ROLE app PASSWORD 'it''s';`, `ALTER ROLE app PASSWORD '${marker}';`],
    ['<password>abc</password>', `<password>${marker}</password>`],
    ['パスワード：ひみつ', `パスワード：${marker}`],
    ['postgres://app:p@ss@db:5432/todo', `postgres://app:${marker}@db:5432/todo`],
    ['redis://:pw@cache', `redis://:${marker}@cache`],
    ['https://0123456789abcdef0123@git.example/x', `https://${marker}@git.example/x`],
    ['id AKIAABCDEFGHIJKLMNOP.', `id ${marker}.`],
    ['x eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl y', `x ${marker} y`],
    ['a\n-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----\nb', `a\n${marker}\nb`],
    ['a\n-----BEGIN PRIVATE KEY-----\nMII', `a\n${marker}`],
  ])('goes from %s', (text, expected) => {
    expect(redactPatterns(text)).toBe(expected);
  });

  test.each([
    'FATAL: password authentication failed for user "app"',
    'Authorization: Bearer <token>',
    'curl -H "Authorization: Bearer $API_TOKEN" http://localhost:8080/api/v1/todos',
    'psql postgres://app@db:5432/todo',
    '{"token":null,"tokens":12}',
    'http://localhost:8080/health at 12:30:05, max_connections=100',
    'git@github.com:owner/name.git',
    '2026-01-02T03:04:05Z ERROR connection pool exhausted (10/10)',
  ])('is not in %s', (text) => {
    expect(redactPatterns(text)).toBe(text);
  });
});

describe('Whatever the secret and the text', () => {
  /** Lower-case words of the patterns and of the marker are no secrets one could look for in what is left. */
  const secret = fc
    .string({ unit: 'grapheme', minLength: 4, maxLength: 30 })
    .filter((value) => !marker.includes(value) && !value.includes('\r') && Buffer.from(value).toString() === value);

  test('no way of writing it is left', () => {
    fc.assert(
      fc.property(secret, fc.string({ unit: 'grapheme' }), fc.nat({ max: 5 }), (value, around, way) => {
        const ways = [
          value,
          encodeURIComponent(value),
          JSON.stringify(value).slice(1, -1),
          Buffer.from(value).toString('base64').replaceAll('=', ''),
          Buffer.from(value).toString('base64url'),
          Buffer.from(value).toString('hex'),
        ];
        const written = ways[way] ?? value;
        const redacted = createRedactor(() => [value])(`${around}${written}${around}`);
        expect(redacted).toContain(marker);
        if (!marker.includes(written)) expect(redacted).not.toContain(written);
      }),
      { numRuns: 400 },
    );
  });

  test('redacting twice is redacting once', () => {
    const pieces = fc.constantFrom(
      'password',
      'token',
      'Authorization',
      'Bearer ',
      'Cookie',
      ': ',
      '=',
      '"',
      '\\"',
      "'",
      '://',
      '@',
      ':',
      'abcdefgh',
      'eyJhbGci.eyJz',
      '<',
      '>',
      ' ',
      '\n',
      '&',
      '?key=',
      '-----BEGIN PRIVATE KEY-----',
      'hunter2',
      marker,
    );
    const text = fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join(''));
    const redact = createRedactor(() => ['hunter2', 'abcd']);
    fc.assert(
      fc.property(text, (written) => {
        const once = redact(written);
        expect(redact(once)).toBe(once);
      }),
      { numRuns: 1_000 },
    );
  });

  test('it takes no longer than its length lets expect', () => {
    const redact = createRedactor(() => [`${'\\'.repeat(20)}x`, 'aaaaaaaa', 'hunter2']);
    const unit = [
      'a',
      '\\',
      'password=',
      '://a:',
      'eyJ',
      '"token":"',
      "password '''",
      '<token',
      '-token ',
      ' ',
      '-----BEGIN PRIVATE KEY-----',
    ];
    // Anything worse than linear takes minutes here, and runs into the test's own limit.
    for (const piece of unit) expect(redact(piece.repeat(600_000 / piece.length)).length).toBeGreaterThan(0);
  });
});

describe('Evidence', () => {
  test('hides no secret behind an escape sequence', () => {
    const { text } = toEvidence(
      'hun\u001b[1mter2',
      'text/plain',
      createRedactor(() => ['hunter2']),
    );
    expect(text).toBe(marker);
  });

  test('is whole up to 64 KiB, and beyond that its head and tail, cut between characters', () => {
    const short = '障'.repeat(21_845);
    expect(toEvidence(short, 'text/plain', redactPatterns)).toMatchObject({ text: short, wholeBytes: 65_535 });
    const { text, wholeBytes } = toEvidence(`head${'障'.repeat(30_000)}tail`, 'text/plain', redactPatterns);
    expect(wholeBytes).toBe(90_008);
    const [, head = '', cut = '', tail = ''] = /^(head障+)\n… \((\d+) bytes cut\) …\n(障+tail)$/.exec(text) ?? [];
    expect(Buffer.byteLength(head) + Number(cut) + Buffer.byteLength(tail)).toBe(90_008);
    expect(Buffer.byteLength(text)).toBeLessThan(66_000);
  });
});

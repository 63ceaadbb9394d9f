/** Random incidents of texts that Markdown, HTML, spreadsheets and terminals each take for their own. */
import fc from 'fast-check';

export type AnyIncident = {
  title: string;
  alert: string;
  notes: string[];
  cause: string;
  reason: string;
  /** A person's own Markdown, by section. */
  sections: Record<string, string>;
};

const pieces = [
  ...['| a | b |', '\\|', '`', '``` \n# code?', '~~~', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>'],
  ...['<!-- open', '</table>', '# heading', '## 6. 改善策', '===', '---', '- [ ] item', '1. one', '> quote'],
  ...[
    '[link](javascript:alert(1))',
    '](javascript:alert(1))',
    '![image](http://evil.example/x.png)',
    '<javascript:alert(1)>',
  ],
  ...[
    '[E-001]: http://evil.example',
    '[x]: javascript:alert(1)',
    '[^1]: note',
    'see[^1]',
    'https://evil.example/?a=b&c=d',
  ],
  ...[
    'www.evil.example',
    'me@evil.example',
    '**bold** _it_ ~~gone~~',
    '&lt;b&gt; &amp; &#35; &nbsp;',
    '\\',
    '*',
    '_',
    '~',
  ],
  ...[
    '\u202eevil\u202c',
    '\u2066rtl\u2069',
    'שלום مرحبا',
    '👩‍👩‍👧‍👦🔥',
    '絵文字🧯と「かぎ」',
    '全角｜縦棒　空白',
    'が\u3099',
    '\ufeff',
  ],
  ...['a\r\nb', 'a\rb', 'tab\there', '\u0000\u001b[31m', '\ud800', '=HYPERLINK("http://x")', '$x$', ':smile:', '   '],
];

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...pieces) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  {
    weight: 2,
    arbitrary: fc.string({ unit: fc.constantFrom(...'|`*_~<>[]()#+-.!\\&:;/@ \n\tawhtps0x'), maxLength: 25 }),
  },
  { weight: 1, arbitrary: fc.constantFrom('長い行'.repeat(700), 'x'.repeat(5_000)) },
);
const text = fc.array(piece, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
const ownMarkdown = fc.array(piece, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('\n\n'));
const sectionKeys = ['summary', 'detection', 'cause', 'lessons'] as const;

export const anyIncident: { any: fc.Arbitrary<AnyIncident>; plain: AnyIncident } = {
  any: fc.record({
    title: text,
    alert: text,
    notes: fc.array(text, { minLength: 1, maxLength: 3 }),
    cause: text,
    reason: text,
    sections: fc.dictionary(fc.constantFrom(...sectionKeys), ownMarkdown, { maxKeys: 2 }),
  }),
  plain: { title: 'a', alert: 'b', notes: ['c'], cause: 'd', reason: 'e', sections: {} },
};

/** What a reader may expect of a text on one line: squeezed blanks, no control characters, whole letters. */
export function seen(value: string): string {
  return (
    value
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that must not reach a document
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
      .replace(/\s+/gu, ' ')
      .trim()
  );
}

/** What looks like a password, a key or a token, also inside code: the patterns by which the app redacts what it writes. */
import { besideWords, byForm, parting } from '../../../redaction/secret-patterns.ts';
import { withoutOverlaps } from '../phrases.ts';
import type { Hit, Rule } from '../rule.ts';

const already = '[redacted]';

export const secret: Rule = {
  code: 'secret',
  severity: 'must',
  languages: ['ja', 'en'],
  source: {
    title: 'OWASP Logging Cheat Sheet: Data to exclude',
    url: 'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html',
  },
  reads: () => true,
  find: ({ markdown }, { language }) => {
    const patterns = parting.test(markdown) ? [...besideWords, ...byForm] : byForm;
    const places = patterns.flatMap((pattern) =>
      [...markdown.matchAll(pattern)].flatMap(({ indices }): Hit[] => {
        const place = indices?.groups?.secret;
        if (place === undefined || markdown.startsWith(already, place[0])) return [];
        return [{ start: place[0], end: place[1], language, rewrite: 'takeOut' }];
      }),
    );
    return withoutOverlaps(places);
  },
};

/** Words of the checker: why a wording is worth changing, and one offered instead, its blanks marked 〈 〉. */
import type { CheckerText, Taken } from './checker-ja.ts';

const taken = (words: Taken, name: string) => words[name] ?? '';

export const checkerEn: CheckerText = {
  severities: { must: 'To fix', should: 'Advised', hint: 'Worth a look' },
  rules: {
    blame: {
      title: 'A person as the cause',
      explain:
        'Where names are blamed, facts stop coming. Say by role what was done, and make the cause what did not stop it.',
    },
    humanErrorAsEnd: {
      title: 'Human error, or lack of care, as the end',
      explain: 'Errors will always happen. Say what made this one easy and why nothing caught it: that can be mended.',
    },
    shouldHave: {
      title: 'What should have been done',
      explain:
        'Judging by the outcome helps nobody who did not know it. Say what could be seen then, and what was not in place.',
    },
    vagueNumber: {
      title: 'A vague number or time',
      explain:
        'Every reader imagines another size. Give the count and the share, the times and their zone, or say that it is not filled in.',
    },
    claimWithoutEvidence: {
      title: 'A causal claim without evidence',
      explain: 'Without evidence (E-number) it reads like a guess. Cite it, or call it a hypothesis.',
    },
    unverifiableAction: {
      title: 'An action nobody can see to be done',
      explain:
        'Care and awareness are never finished. Say what is put where, and what one looks at to see that it is done.',
    },
    wholeOutage: {
      title: 'A whole outage, against the readings',
      explain: 'Some requests were answered meanwhile. Say what was measured, and the share of it.',
    },
    actionWithoutOwner: {
      title: 'An action without owner or due date',
      explain: "What is nobody's stays undone. Name one person and a day, or decline it with a reason.",
    },
    undefinedAbbreviation: {
      title: 'An abbreviation without its meaning',
      explain: 'Readers of another team would have to ask. Spell it out where it comes first.',
    },
    secret: {
      title: 'What looks like a secret',
      explain:
        'It looks like a password, a key or a token. A document lives long and is read by many. Take it out, and revoke it if it is in use.',
    },
    openBlank: {
      title: 'A blank of an offered wording',
      explain: 'What belongs between 〈 〉 is not decided. Fill it with a fact, or say that it is not filled in.',
    },
  },
  rewrites: {
    blameRole: () => '〈role〉 did 〈operation〉, and 〈screen, procedure, permission〉 did not stop it',
    errorPossible: () => '〈screen, procedure, permission〉 that lets a wrong 〈operation〉 through',
    checkMissing: () => 'no step or automatic check of 〈what〉',
    stepMissing: (words) => `had no step or mechanism for ${taken(words, 'action')}`,
    knownThen: () => 'saw 〈what could be seen then〉, and 〈mechanism〉 was not in place',
    whatWasThere: (words) => `${taken(words, 'thing')} covered 〈what〉 and not 〈what〉`,
    someOf: (words) => `〈count〉 ${taken(words, 'thing')} (〈share〉 % of all)`,
    countOf: (words) => `〈count〉 ${taken(words, 'thing')}`,
    forMinutes: () => 'for 〈minutes〉 minutes (〈from〉 to 〈until〉)',
    citeEvidence: () => ' (evidence 〈E-number〉)',
    preventByMeans: () => 'prevent 〈what〉 by 〈automatic check, permission, warning〉',
    putIntoProcedure: () => 'put 〈step〉 into 〈procedure or screen〉 and check it by 〈record〉',
    decideBy: () => 'decide by 〈day〉, by 〈criterion〉, on',
    measureAndNotify: () => 'notify 〈whom〉 when 〈measure〉 passes 〈threshold〉 for',
    partialOutage: (words) =>
      `partial outage (${taken(words, 'failed')} of ${taken(words, 'tried')} checks from outside failed)`,
    nameOwner: () => '〈owner〉',
    nameDue: () => '〈due date〉',
    addOwner: () => ' (owner: 〈owner〉)',
    addDue: () => ' (due: 〈due date〉)',
    addOwnerAndDue: () => ' (owner: 〈owner〉, due: 〈due date〉)',
    spellOut: (words) => `${taken(words, 'found')} (〈full name〉)`,
    takeOut: () => '[redacted]',
  },
};

/** Why a pattern is suggested, in words: what was read that fits a symptom, or does not, or what is missing to tell. */
import { type Outcome, outcomeSchema } from '../diagnosis/reading.ts';
import type { Reason } from '../incident/event.ts';
import type { Signal } from '../runbook/signal.ts';
import { outcomeWord } from './describe-reading.ts';
import type { Language } from './dictionary.ts';
import { numberText, oneLine, shortTimeText } from './figures.ts';
import { reasonEn } from './reason-en.ts';
import { type ReasonText, reasonJa } from './reason-ja.ts';

type Code = Signal['kind'] | 'deployedBefore' | 'tickedByResponder' | 'deniedByResponder' | 'notUnderstood';
type Words = (facts: Facts, text: ReasonText) => string;

/** What was read, one line; the symptom's own sentence is `reason.text` and stands beside it. */
export function describeReason(reason: Reason, language: Language): string {
  const text = language === 'ja' ? reasonJa : reasonEn;
  const words = isKnown(reason.code) ? wordsOf[reason.code] : null;
  return oneLine(words ? words[reason.verdict](factsOf(reason, language), text) : text.other(reason.code));
}

/** 一致, 不一致 or 不明. */
export function verdictWord(verdict: Reason['verdict'], language: Language): string {
  return (language === 'ja' ? reasonJa : reasonEn).verdicts[verdict];
}

type Facts = {
  has: (name: string) => boolean;
  /** A fact by its name; `?` where the record lacks it, so that a person sees that something is missing. */
  get: (name: string) => string;
  ms: (name: string) => string;
  /** What an endpoint or database answered: its status, else how the attempt ended. */
  said: string;
};

function factsOf({ params }: Reason, language: Language): Facts {
  const get = (name: string) => {
    const value = params[name];
    return typeof value === 'number' ? numberText(value) : (value ?? '?');
  };
  const ms = (name: string) => {
    const value = params[name];
    return typeof value === 'number' ? shortTimeText(value) : '?';
  };
  const outcome = outcomeSchema.safeParse(params.outcome);
  const said = params.status === undefined ? wordOf(outcome.data, language) : String(params.status);
  return { has: (name) => params[name] !== undefined, get, ms, said };
}

function wordOf(outcome: Outcome | undefined, language: Language): string {
  return outcome === undefined ? '?' : outcomeWord(outcome, language);
}

const always = (word: (text: ReasonText) => string) => {
  const words: Words = (_, text) => word(text);
  return { matches: words, doesNotMatch: words, unknown: words };
};

/** A wait that was given up before the bound says so; else nothing was read at all. */
function unknownSlowness(notRead: (text: ReasonText) => string): Words {
  return ({ has, ms }, text) => (has('waitedMs') ? text.givenUp(ms('waitedMs'), ms('limitMs')) : notRead(text));
}

const wordsOf: Record<Code, Record<Reason['verdict'], Words>> = {
  endpointUnresponsive: {
    matches: ({ get, said }, text) => text.endpointUnresponsive(get('path'), said),
    doesNotMatch: ({ get, said }, text) => text.endpointAnswers(get('path'), said),
    unknown: ({ get }, text) => text.endpointNotRead(get('path')),
  },
  httpStatus: {
    matches: ({ has, get, said }, text) =>
      has('n') ? text.usersGotStatus(get('count'), get('n')) : text.statusSeen(get('path'), said),
    doesNotMatch: (_, text) => text.statusNotSeen,
    unknown: (_, text) => text.statusNotRead,
  },
  processAbsent: {
    matches: ({ get }, text) => text.processAbsent(get('name')),
    doesNotMatch: ({ get }, text) => text.processPresent(get('name'), get('count')),
    unknown: (_, text) => text.processNotRead,
  },
  responseSlowerThan: {
    matches: ({ has, get, ms }, text) =>
      has('p95Ms') ? text.usersWait(ms('p95Ms'), ms('limitMs'), get('n')) : text.slower(ms('ms'), ms('limitMs')),
    doesNotMatch: ({ ms }, text) => text.notSlower(ms('limitMs')),
    unknown: unknownSlowness((text) => text.slownessNotRead),
  },
  responseTimesNormal: {
    matches: ({ has, get, ms }, text) =>
      has('p95Ms')
        ? text.usersWaitByFactor(ms('p95Ms'), ms('limitMs'), get('factor'), get('n'))
        : text.slowerByFactor(ms('ms'), ms('limitMs'), get('factor')),
    doesNotMatch: ({ get, ms }, text) => text.notSlowerByFactor(ms('limitMs'), get('factor')),
    unknown: unknownSlowness((text) => text.factorNotRead),
  },
  timeoutsFrequent: {
    matches: ({ get }, text) => text.timeouts(get('count'), get('tried')),
    doesNotMatch: ({ get }, text) => text.timeouts(get('count'), get('tried')),
    unknown: (_, text) => text.timeoutsNotRead,
  },
  logContains: {
    matches: ({ get }, text) => text.logHolds(get('text'), get('count')),
    doesNotMatch: ({ get }, text) => text.logWithout(get('text')),
    unknown: ({ get }, text) => text.logNotRead(get('text')),
  },
  endpointFails: {
    matches: ({ get, said }, text) => text.endpointFails(get('path'), said),
    doesNotMatch: ({ get, said }, text) => text.endpointDoesNotFail(get('path'), said),
    unknown: ({ get }, text) => text.endpointNotRead(get('path')),
  },
  otherEndpointsHealthy: {
    matches: ({ get }, text) => text.othersHealthy(get('count')),
    doesNotMatch: (_, text) => text.othersNotHealthy,
    unknown: (_, text) => text.othersNotRead,
  },
  healthOkOthersFail: {
    matches: ({ get }, text) => text.healthOkOthersFail(get('path'), get('count')),
    doesNotMatch: ({ get }, text) => text.healthAndOthersAgree(get('path')),
    unknown: ({ get }, text) => text.healthAndOthersNotRead(get('path')),
  },
  databaseUnreachable: {
    matches: ({ said }, text) => text.databaseUnreachable(said),
    doesNotMatch: (_, text) => text.databaseReachable,
    unknown: (_, text) => text.databaseNotRead,
  },
  deployedBefore: {
    matches: ({ get }, text) => text.deployedBefore(get('version'), get('minutes')),
    doesNotMatch: (_, text) => text.notDeployedBefore,
    unknown: (_, text) => text.deploymentsNotRead,
  },
  tickedByResponder: always((text) => text.tickedByResponder),
  deniedByResponder: always((text) => text.deniedByResponder),
  notUnderstood: always((text) => text.notUnderstood),
};

function isKnown(code: string): code is Code {
  return Object.hasOwn(wordsOf, code);
}

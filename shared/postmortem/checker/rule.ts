/** What one rule of the checker is: what it looks for, where, in which languages, and whose experience it rests on. */
import type { Language } from '../../text/dictionary.ts';
import type { KnownSection } from '../section-key.ts';
import type { CheckedText } from './checked-text.ts';
import type { RuleCode } from './rule-code.ts';

/** `must` is seen by others as a fault, `should` weakens the document, `hint` is worth a look. None blocks anything. */
export type FindingSeverity = 'must' | 'should' | 'hint';

/** What is known beside the text. */
export type CheckContext = {
  /** Of the document. */
  language: Language;
  /** Names of people in the record. */
  names: readonly string[];
  /** What our own watch saw of the API while the trouble lasted, where some of it was answered; null where none was, or nobody looked. */
  partialService: { tried: number; failed: number } | null;
  /** Abbreviations that are explained somewhere in the document, or are names of the record's own. */
  knownAbbreviations: ReadonlySet<string>;
};

/** Which rewriting of the dictionaries fits, and the words that it takes over. */
export type RewriteCode =
  | 'blameRole'
  | 'errorPossible'
  | 'checkMissing'
  | 'stepMissing'
  | 'knownThen'
  | 'whatWasThere'
  | 'someOf'
  | 'countOf'
  | 'forMinutes'
  | 'citeEvidence'
  | 'preventByMeans'
  | 'putIntoProcedure'
  | 'decideBy'
  | 'measureAndNotify'
  | 'partialOutage'
  | 'nameOwner'
  | 'nameDue'
  | 'addOwner'
  | 'addDue'
  | 'addOwnerAndDue'
  | 'spellOut'
  | 'takeOut';

/** Offsets in UTF-16 units of the section's Markdown, the end not included. */
export type Place = { start: number; end: number };

export type Hit = Place & {
  /** Of the words that were found: the rewriting speaks the same. */
  language: Language;
  /** Null where nothing better than a person can mend it. */
  rewrite: RewriteCode | null;
  /** What the rewriting takes over of the text. */
  params?: Readonly<Record<string, string>>;
  /** What the rewriting replaces, where that is not the words found: a sentence is cited at its end. */
  replaces?: Place;
};

/** A public text that the rule was learnt from. */
export type RuleSource = { title: string; url: string };

export type Rule = {
  code: RuleCode;
  severity: FindingSeverity;
  languages: readonly Language[];
  source: RuleSource;
  /** Whether it reads this section; null is one that only this runbook asks for. */
  reads: (section: KnownSection | null) => boolean;
  /** In the order of the text, none overlapping another. Linear in the length of the text; never throws. */
  find: (text: CheckedText, context: CheckContext) => Hit[];
};

/** Words a problem by its reason. A reason that no dictionary knows is shown as it is, with its facts: better raw than hidden. */
import type { ProblemData } from '../contract/problem.ts';
import { problemEn } from './problem-en.ts';
import { problemJa } from './problem-ja.ts';

export function describeProblem({ reason, params }: ProblemData, language: 'ja' | 'en'): string {
  const dictionary = language === 'ja' ? problemJa : problemEn;
  if (isKnown(reason)) return dictionary[reason](params);
  const facts = Object.entries(params).map(([name, value]) => `${name}: ${value}`);
  return facts.length > 0 ? `${reason} (${facts.join(', ')})` : reason;
}

function isKnown(reason: string): reason is keyof typeof problemEn {
  return Object.hasOwn(problemEn, reason);
}

/** The checker's rules by name; each has a file of its own, or shares one with its family. */
import { z } from '../../schema.ts';

export const ruleCodeSchema = z.enum([
  'blame',
  'humanErrorAsEnd',
  'shouldHave',
  'vagueNumber',
  'claimWithoutEvidence',
  'unverifiableAction',
  'wholeOutage',
  'actionWithoutOwner',
  'undefinedAbbreviation',
  'secret',
  'openBlank',
]);
export type RuleCode = z.infer<typeof ruleCodeSchema>;
export const ruleCodes = ruleCodeSchema.options;

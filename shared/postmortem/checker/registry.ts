/** Every rule of the checker by its code. */
import type { Rule } from './rule.ts';
import type { RuleCode } from './rule-code.ts';
import { actionWithoutOwner } from './rules/action-without-owner.ts';
import { blame } from './rules/blame.ts';
import { claimWithoutEvidence } from './rules/claim-without-evidence.ts';
import { humanErrorAsEnd } from './rules/human-error-as-end.ts';
import { openBlank } from './rules/open-blank.ts';
import { secret } from './rules/secret.ts';
import { shouldHave } from './rules/should-have.ts';
import { undefinedAbbreviation } from './rules/undefined-abbreviation.ts';
import { unverifiableAction } from './rules/unverifiable-action.ts';
import { vagueNumber } from './rules/vague-number.ts';
import { wholeOutage } from './rules/whole-outage.ts';

export const rules: Readonly<Record<RuleCode, Rule>> = {
  blame,
  humanErrorAsEnd,
  shouldHave,
  vagueNumber,
  claimWithoutEvidence,
  unverifiableAction,
  wholeOutage,
  actionWithoutOwner,
  undefinedAbbreviation,
  secret,
  openBlank,
};

import type { CheckerUiText } from './checker-ja.ts';
import { plural } from './plural.ts';

export const checkerUiEn: CheckerUiText = {
  title: 'Wording',
  none: 'Nothing to say of this section.',
  count: (count) => plural(count, 'finding'),
  focus: 'Go to what is said of the wording',
  explainNothingBlocked: 'Saving and exporting work whatever is left here.',
  offered: 'Offered instead',
  apply: 'Rewrite',
  applyLabel: (found) => `Rewrite "${found}" as offered`,
  show: 'Show',
  showLabel: (found) => `Show where "${found}" stands`,
  accept: 'Leave it',
  acceptLabel: (found) => `Leave "${found}" as it is`,
  reason: 'Why it may stay',
  confirm: 'Record the reason',
  cancel: 'Cancel',
  source: 'Source',
  accepted: (count) => `Left as they are: ${count}`,
  acceptedBecause: (reason) => `Reason: ${reason}`,
  bringBack: 'Bring back',
  bringBackLabel: (found) => `Bring "${found}" back`,
};

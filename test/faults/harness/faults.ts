/** Every fault that has a long form. */
import { clocks } from '../clock/clock.ts';
import { contractCalls } from '../contract/contract.ts';
import { crashes } from '../crashes/crashes.ts';
import { damage } from '../damage/damage.ts';
import { disk } from '../disk/disk.ts';
import { outsideTexts } from '../parsers/texts.ts';
import { powerFailure } from '../power/power-failure.ts';
import { schema } from '../schema/schema.ts';
import { soak } from '../soak/soak.ts';
import { together } from '../together/together.ts';
import type { Fault } from './fault.ts';

export const faults: readonly Fault[] = [
  crashes,
  powerFailure,
  damage,
  disk,
  schema,
  together,
  clocks,
  soak,
  contractCalls,
  outsideTexts,
];

/** Every fault that has a long form. */
import { clocks } from '../clock/clock.ts';
import { crashes } from '../crashes/crashes.ts';
import { powerFailure } from '../power/power-failure.ts';
import { together } from '../together/together.ts';
import type { Fault } from './fault.ts';

export const faults: readonly Fault[] = [crashes, powerFailure, together, clocks];

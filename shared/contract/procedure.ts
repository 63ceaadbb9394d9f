/** What every procedure of the contract has: its errors, and ids as they come in. */
import { oc } from '@orpc/contract';
import { z } from '../schema.ts';
import { latestTimeMs } from '../text/wall-clock.ts';
import { problems } from './problem.ts';

export const procedure = oc.errors(problems);

export const id = z.string().min(1).max(200);

/** A moment that every calendar of the app can show: UTC milliseconds, from 1970 to the end of the year 9999. */
export const timeMs = z.number().int().min(0).max(latestTimeMs);

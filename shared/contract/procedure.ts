/** What every procedure of the contract has: its errors, and ids as they come in. */
import { oc } from '@orpc/contract';
import { z } from '../schema.ts';
import { problems } from './problem.ts';

export const procedure = oc.errors(problems);

export const id = z.string().min(1).max(200);

/** The contract, ready to be given handlers; a feature's procedures are made from this one builder. */
import { implement } from '@orpc/server';
import { contract } from '../shared/contract/contract.ts';
import type { CallContext } from './services.ts';

export const procedures = implement(contract).$context<CallContext>();

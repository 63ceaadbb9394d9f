/** The contract as a caller sees it, whatever carries the calls. */
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from './contract.ts';

export type ContractClient = ContractRouterClient<Contract>;

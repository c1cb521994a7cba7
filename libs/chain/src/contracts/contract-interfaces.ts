import type { ActContract } from '@tallystick/act-types';
import { Interface } from 'ethers';

export type ContractName = ActContract | 'relay' | 'partyAccount' | 'partyAccountFactory';

export const contractInterfaces: Readonly<Record<ContractName, Interface>> = {
  partyRegistry: new Interface([]),
  programmes: new Interface([]),
  tradeRegistry: new Interface([]),
  receivables: new Interface([]),
  depositToken: new Interface([]),
  relay: new Interface([]),
  partyAccount: new Interface([]),
  partyAccountFactory: new Interface([]),
};

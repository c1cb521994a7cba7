import type { ActContract } from '@tallystick/act-types';
import { Interface } from 'ethers';
import * as abis from '../generated/abis.js';

export type ContractName =
  | ActContract
  | 'evidenceLog'
  | 'relay'
  | 'partyAccount'
  | 'partyAccountFactory'
  | 'passkeyVerifier'
  | 'upkeep'
  | 'bankTransfers'
  | 'encumbrances';

/** Encoders and decoders of every contract, from the compiled sources. */
export const contractInterfaces: Readonly<Record<ContractName, Interface>> = {
  partyRegistry: new Interface(abis.partyRegistryAbi),
  programmes: new Interface(abis.programmesAbi),
  tradeRegistry: new Interface(abis.tradeRegistryAbi),
  // The whole ledger: what its parts do is done at its address.
  receivables: new Interface(abis.receivablesAbi),
  upkeep: new Interface(abis.upkeepAbi),
  bankTransfers: new Interface(abis.bankTransfersAbi),
  encumbrances: new Interface(abis.encumbrancesAbi),
  depositToken: new Interface(abis.depositTokenAbi),
  evidenceLog: new Interface(abis.evidenceLogAbi),
  relay: new Interface(abis.relayAbi),
  partyAccount: new Interface(abis.partyAccountAbi),
  partyAccountFactory: new Interface(abis.partyAccountFactoryAbi),
  passkeyVerifier: new Interface(abis.passkeyVerifierAbi),
};

import type { Address, Network } from '@tallystick/act-types';

/** The ledger's code that stands in contracts of its own and runs in the ledger's place. */
export const LEDGER_PARTS = ['upkeep', 'bankTransfers', 'encumbrances'] as const;
export type LedgerPart = (typeof LEDGER_PARTS)[number];

/** Every contract whose code counts: those of the network, the ledger's parts, and the two that the factory makes and stands for. */
export const DEPLOYED_CONTRACTS = [
  'partyRegistry',
  'tradeRegistry',
  'programmes',
  ...LEDGER_PARTS,
  'receivables',
  'depositToken',
  'evidenceLog',
  'partyAccountFactory',
  'relay',
  'passkeyVerifier',
  'partyAccount',
] as const;

export type DeployedContract = (typeof DEPLOYED_CONTRACTS)[number];

/** What a process must know to work with the contracts, kept as JSON in DEPLOYMENT_FILE. */
export interface Deployment {
  readonly network: Network;
  /** keccak256 of the code as deployed, with everything that the constructors fixed in it. */
  readonly codeHashes: Readonly<Record<DeployedContract, string>>;
  /** No block before this one holds anything of the contracts. */
  readonly startBlock: number;
}

export interface DepositTokenTerms {
  readonly name: string;
  readonly symbol: string;
  /** The currency's ISO 4217 exponent. */
  readonly decimals: number;
}

/** What is fixed for ever when the contracts are made. */
export interface DeploymentTerms {
  /** Admits parties. */
  readonly registrar: Address;
  /** Mints deposits. */
  readonly issuer: Address;
  readonly depositToken: DepositTokenTerms;
  /** The portal's domain, the relying party of every passkey. */
  readonly rpId: string;
}

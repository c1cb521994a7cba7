import type { ContractName } from '../contracts/contract-interfaces.js';
import type { SubjectKind } from './subjects.js';

/** A question to a contract about each thing of a kind; without a kind, about the contract itself. */
export interface Probe {
  readonly contract: ContractName;
  readonly getter: string;
  readonly about?: SubjectKind;
  /** The last argument, after the subject's keys: the ledger's address. */
  readonly withLedger?: boolean;
}

/** What the contracts tell of their state by getters, in a person's words; the storage root says whether there is more. */
export const PROBES: readonly Probe[] = [
  { contract: 'partyRegistry', getter: 'partyOf', about: 'party' },
  { contract: 'partyRegistry', getter: 'recoveryOf', about: 'party' },
  { contract: 'partyRegistry', getter: 'partyOfAccount', about: 'account' },
  { contract: 'programmes', getter: 'programmeOf', about: 'programme' },
  { contract: 'programmes', getter: 'trustOf', about: 'programme' },
  { contract: 'tradeRegistry', getter: 'invoiceOf', about: 'invoice' },
  { contract: 'receivables', getter: 'receivableOf', about: 'receivable' },
  { contract: 'receivables', getter: 'fragmentOf', about: 'fragment' },
  { contract: 'receivables', getter: 'lockOf', about: 'fragment' },
  { contract: 'receivables', getter: 'freezeOf', about: 'fragment' },
  { contract: 'receivables', getter: 'assetOf', about: 'asset' },
  { contract: 'receivables', getter: 'settlementBankOf', about: 'party' },
  { contract: 'receivables', getter: 'overdueOf', about: 'party' },
  { contract: 'receivables', getter: 'isReceiptUsed', about: 'receipt' },
  { contract: 'receivables', getter: 'isRevoked', about: 'act' },
  { contract: 'receivables', getter: 'pauseOf' },
  { contract: 'depositToken', getter: 'balanceOf', about: 'account' },
  { contract: 'depositToken', getter: 'nonces', about: 'account' },
  { contract: 'depositToken', getter: 'allowance', about: 'account', withLedger: true },
  { contract: 'depositToken', getter: 'isMinted', about: 'reference' },
  { contract: 'depositToken', getter: 'totalSupply' },
  { contract: 'evidenceLog', getter: 'treeSizeOf', about: 'site' },
  { contract: 'partyAccount', getter: 'configuration' },
  { contract: 'partyAccount', getter: 'personCount' },
];

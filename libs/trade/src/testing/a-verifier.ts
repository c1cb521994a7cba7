import type { Network } from '@tallystick/act-types';
import { systemClock } from '@tallystick/kernel';
import { Wallet } from 'ethers';
import { DEFAULT_TRADE_RULES } from '../domain/rules/trade-rules.js';
import type { SignedPartyCertificate } from '../verifier/certified-parties.js';
import { CheckTrade } from '../verifier/check-trade.js';
import { LowerCap } from '../verifier/lower-cap.js';
import { SignAttestation } from '../verifier/sign-attestation.js';
import { type InvoiceStanding, type PartyOnLedger, VerifierChain } from '../verifier/verifier-chain.js';
import { BUYER, SELLER } from './a-trade.js';

const SOMEWHERE = Wallet.createRandom().address;
const contracts = { partyRegistry: SOMEWHERE, tradeRegistry: SOMEWHERE } as Network['contracts'];
const network = { chainId: '1', contracts, registrar: SOMEWHERE, issuer: SOMEWHERE };

/** Party numbers of the two sides. */
export const [SUPPLIER, CORE] = ['11', '12'] as const;

/** The registrar's word on both sides of `aTrade`. */
export const CERTIFICATES: readonly SignedPartyCertificate[] = [
  certificateOf(SUPPLIER, SELLER),
  certificateOf(CORE, BUYER),
];

function certificateOf(party: string, { name, uscc }: typeof SELLER): SignedPartyCertificate {
  return { certificate: { party, uscc, lei: '', name, issuedAt: '1' }, signature: '0x' };
}

/** A ledger of which the test says what stands there; it takes every signature. */
class Ledger extends VerifierChain {
  constructor(private readonly standingOf: (nullifier: string) => InvoiceStanding | undefined) {
    super();
  }
  isValidSignature(): Promise<boolean> {
    return Promise.resolve(true);
  }
  partyStanding(): Promise<PartyOnLedger> {
    const roles = ['verifier'] as const;
    return Promise.resolve({ account: SOMEWHERE, epoch: '1', roles, verifiedUntil: 4e9, recovering: false });
  }
  invoiceStanding(nullifier: string): Promise<InvoiceStanding | undefined> {
    return Promise.resolve(this.standingOf(nullifier));
  }
}

/** A verifier of one key, as `apps/verifier` makes it. */
export function aVerifier(standingOf: (nullifier: string) => InvoiceStanding | undefined) {
  const chain = new Ledger(standingOf);
  const keys = [{ id: 1, secret: Buffer.alloc(32, 1) }];
  const verifier = { party: '4', privateKey: Wallet.createRandom().privateKey, nullifierKeys: keys };
  const attestation = new SignAttestation(verifier, network, chain, systemClock);
  const nullifiersOf = attestation.nullifiersOf.bind(attestation);
  const check = new CheckTrade({ network, chain, nullifiersOf, rules: DEFAULT_TRADE_RULES, schematron: [] });
  return { attestation, check, lowering: new LowerCap(attestation, chain) };
}

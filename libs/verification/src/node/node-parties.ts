import { readPartyStanding } from '@tallystick/chain/browser';
import type { PartiesReader } from '../bundle/check-site-key.js';
import { isSignedBy } from '../acts/check-signature.js';
import type { OpenLedger } from './open-ledger.js';

/** The parties' accounts by a node, as of its head. */
export const nodeParties = ({ node, network, head }: OpenLedger): PartiesReader => ({
  partyStanding: (party) => readPartyStanding(node.provider, network.contracts.partyRegistry, party, head.number),
  isValidSignature: (account, digest, signature) =>
    isSignedBy(node, { account, digest, signature, block: head.number }),
});

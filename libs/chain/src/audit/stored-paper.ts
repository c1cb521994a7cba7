import { type Network, type PartyCertificate, partyCertificateDigest } from '@tallystick/act-types';
import { ChainReader } from '../contracts/chain-reader.js';
import type { AccountHistory } from './account-history.js';
import type { Finding } from './finding.js';
import type { Replay } from './replay.js';
import type { StoredAct, StoredActs } from './stored-act.js';

/** What the private papers keep of signatures and accounts, and where: an act, the registrar's certificate, a declared account. */
export type StoredPaper = { readonly where: string } & (
  | { readonly act: StoredAct }
  | { readonly party: string; readonly certificate: PartyCertificate; readonly signature: string }
  | { readonly party: string; readonly account: string }
);

export interface PaperAudit {
  readonly network: Network;
  readonly acts: StoredActs;
  readonly accounts: AccountHistory;
  readonly replay: Replay;
}

/** Holds every paper against its signatures and the accounts that the signed acts name. */
export async function auditPapers(papers: readonly StoredPaper[], audit: PaperAudit): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const paper of papers) {
    const faults = 'act' in paper ? await audit.acts.faults(paper.act) : await faultsOfStanding(paper, audit);
    findings.push(...faults.map((message): Finding => ({ kind: 'paper', where: paper.where, message })));
  }
  return findings;
}

async function faultsOfStanding(
  paper: Exclude<StoredPaper, { act: StoredAct }>,
  { network, accounts, replay }: PaperAudit,
): Promise<readonly string[]> {
  if ('account' in paper) {
    const known = accounts.of(paper.party);
    if (known.length === 0 || known.includes(paper.account)) return [];
    return [
      `party ${paper.party} never had the account ${paper.account}; by its signed acts it is ${known.join(', ')}`,
    ];
  }
  const { party, certificate, signature } = paper;
  if (certificate.party !== party) return [`the certificate is of party ${certificate.party}`];
  const reader = new ChainReader(replay.provider, network, 'instant');
  const digest = partyCertificateDigest(certificate, network);
  if (await reader.isValidSignature(network.registrar, digest, signature)) return [];
  return ['the registrar did not sign this certificate'];
}

import type { Network } from '@tallystick/act-types';
import { findAnchor } from '@tallystick/chain/browser';
import { hexOfBytes } from '@tallystick/kernel';
import { anchoredSiteId, type Bundle, findSiteNumber, type TreeHead } from '@tallystick/telemetry/evidence';
import type { Filter, JsonRpcProvider, Log } from 'ethers';
import { checkSiteKey, type PartiesReader, type SiteKeyAnswer } from './check-site-key.js';
import type { Finding } from './finding.js';
import type { Said } from './said.js';

export interface ChainAsked {
  readonly provider: JsonRpcProvider;
  /** The evidence log's account. */
  readonly log: string;
  /** Of `EvidenceLog`. */
  readonly contract: string;
  readonly fromBlock: number;
  /** For nodes that refuse one question of all blocks. */
  readonly readLogs?: (filter: Filter) => Promise<readonly Log[]>;
  /** Where the parties are. Without, nobody is asked whose the operator's key is. */
  readonly parties?: { readonly reader: PartiesReader; readonly network: Network };
}

/** What was heard from a node, and rests on its word. */
export interface ChainAnswer {
  readonly anchoredRoots: readonly (TreeHead & { readonly site: string })[];
  /** Whose key the operator's is, by the registry. */
  readonly siteKey?: SiteKeyAnswer;
  readonly findings: readonly Finding[];
  readonly said: readonly Said[];
}

/** Whether the bundle's anchored tree is on chain, since when, and whose the operator's key is. */
export async function askChain(bundle: Bundle, asked: ChainAsked): Promise<ChainAnswer> {
  const { provider, log, contract, fromBlock, parties, readLogs } = asked;
  const { site, anchor } = bundle;
  // A name that no site has was never anchored.
  if (findSiteNumber(site) === undefined) return { anchoredRoots: [], findings: [], said: [] };
  const root = `0x${hexOfBytes(anchor.root)}`;
  const about = { contract, log, root, fromBlock, site: anchoredSiteId(site) };
  const { found, latestSize } = await findAnchor(provider, about, readLogs);
  const siteKey = parties && (await checkSiteKey(bundle, parties));
  const findings = [...(siteKey?.findings ?? [])];
  const said: Said[] = [...(siteKey?.said ?? [])];
  const base = { findings, said, ...(siteKey && { siteKey }) };
  if (!found) {
    said.unshift({ kind: 'never-anchored', log, root, site, latestSize });
    return { ...base, anchoredRoots: [] };
  }
  const { treeSize, block, time } = found;
  said.unshift(
    { kind: 'anchored', log, root, treeSize, site, block, since: time },
    { kind: 'latest-tree', site, latestSize },
  );
  if (latestSize < treeSize) {
    const message = `the node says that ${treeSize} leaves are anchored, and that no more than ${latestSize} are: ask another`;
    findings.push({ rule: 'node-contradicts-itself', severity: 'error', where: 'anchor', message });
  }
  return { ...base, anchoredRoots: [{ site, size: Number(treeSize), root: anchor.root }] };
}

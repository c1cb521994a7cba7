import type { Network } from '@tallystick/act-types';
import { type ChainReader, findAnchor, type createRpcProvider } from '@tallystick/chain';
import { anchoredSiteId, type Bundle, findSiteNumber, type TreeHead } from '@tallystick/telemetry';
import { checkSiteKey, type SiteKeyAnswer } from './check-site-key.js';
import type { Finding } from './finding.js';

export interface ChainAsked {
  readonly provider: ReturnType<typeof createRpcProvider>;
  /** The evidence log's account. */
  readonly log: string;
  /** Of `EvidenceLog`. */
  readonly contract: string;
  readonly fromBlock: number;
  /** Where the parties are. Without, nobody is asked whose the operator's key is. */
  readonly parties?: { readonly reader: ChainReader; readonly network: Network };
}

/** What was heard from a node, and rests on its word. */
export interface ChainAnswer {
  readonly anchoredRoots: readonly (TreeHead & { readonly site: string })[];
  /** Whose key the operator's is, by the registry. */
  readonly siteKey?: SiteKeyAnswer;
  readonly findings: readonly Finding[];
  readonly said: readonly string[];
}

const hex = (bytes: Uint8Array) => `0x${Buffer.from(bytes).toString('hex')}`;

/** Whether the bundle's anchored tree is on chain, since when, and whose the operator's key is. */
export async function askChain(bundle: Bundle, asked: ChainAsked): Promise<ChainAnswer> {
  const { provider, log, contract, fromBlock, parties } = asked;
  const { site, anchor } = bundle;
  // A name that no site has was never anchored.
  if (findSiteNumber(site) === undefined) return { anchoredRoots: [], findings: [], said: [] };
  const root = hex(anchor.root);
  const { found, latestSize } = await findAnchor(provider, {
    ...{ contract, log, root, fromBlock },
    site: anchoredSiteId(site),
  });
  const siteKey = parties && (await checkSiteKey(bundle, parties));
  const findings = [...(siteKey?.findings ?? [])];
  const said = [...(siteKey?.said ?? [])];
  const base = { findings, said, ...(siteKey && { siteKey }) };
  if (!found) {
    said.unshift(`that ${log} never anchored the root ${root} for ${site}; its tree there has ${latestSize} leaves`);
    return { ...base, anchoredRoots: [] };
  }
  const { treeSize, block, time } = found;
  said.unshift(
    `that ${log} anchored the root ${root} of ${treeSize} leaves of ${site} in block ${block}, where it stands since ${time.toISOString()}`,
    `that the last tree anchored for ${site} has ${latestSize} leaves`,
  );
  if (latestSize < treeSize) {
    const message = `the node says that ${treeSize} leaves are anchored, and that no more than ${latestSize} are: ask another`;
    findings.push({ rule: 'node-contradicts-itself', severity: 'error', where: 'anchor', message });
  }
  return { ...base, anchoredRoots: [{ site, size: Number(treeSize), root: anchor.root }] };
}

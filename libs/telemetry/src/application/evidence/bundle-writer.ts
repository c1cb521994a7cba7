import type { EntityManager } from 'typeorm';
import type { Bundle, BundleEntry } from '../../domain/evidence/bundle/bundle.js';
import { inclusionProof, nodesOfInclusion } from '../../domain/evidence/proofs.js';
import type { TreeHead } from '../../domain/evidence/verify-proofs.js';
import { readEntries } from '../../infra/read-log.js';
import { readNodes, type SiteNode } from '../../infra/read-nodes.js';
import { readGateways, readOperator } from '../../infra/read-vouchers.js';
import { siteName } from '../../domain/site-name.js';
import type { Site } from '../../infra/site.entity.js';

/** Everything of a bundle but the alarm. The tree is the anchored one, so that nothing stands between the entries and the chain. */
export async function makeBundle(
  db: EntityManager,
  site: Site,
  { size, root }: TreeHead,
  positions: readonly number[],
): Promise<Bundle> {
  const entries = await provedEntries(db, site.number, size, positions);
  const names = [...new Set(entries.map(({ gateway }) => gateway))];
  return {
    site: siteName(Number(site.number)),
    operator: await readOperator(db, site),
    gateways: await readGateways(db, site.number, names),
    tree: { size, root },
    anchor: { size, root, consistency: [] },
    entries,
    alarm: null,
  };
}

async function provedEntries(
  db: EntityManager,
  site: string,
  size: number,
  positions: readonly number[],
): Promise<BundleEntry[]> {
  const wanted = new Map<string, SiteNode>();
  for (const position of positions) {
    for (const node of nodesOfInclusion(position, size)) wanted.set(`${node.level}/${node.index}`, { site, ...node });
  }
  const read = (await readNodes(db, [...wanted.values()]))(site);
  const entries = await readEntries(db, site, positions);
  return entries.map(({ position, envelope, receivedAtMs, lease, gateway, grade }) => ({
    ...{ envelope, receivedAtMs, lease, gateway, grade },
    index: position,
    inclusion: inclusionProof(position, size, read),
  }));
}

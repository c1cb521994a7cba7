import type { Network } from '@tallystick/act-types';
import { type LogAccount, Outbox, readAnchoredSizes } from '@tallystick/chain';
import type { DataSource, EntityManager } from 'typeorm';
import type { AnchoringStopped } from '../../domain/evidence/anchor-errors.js';
import { hashText } from '../../domain/hash-text.js';
import { anchoredSiteId, siteName } from '../../domain/site-name.js';
import { type ChangedTree, readChangedTrees } from '../../infra/read-trees.js';
import { StatedAnchor } from '../../infra/stated-anchor.entity.js';
import { judgeTrees } from './anchorable-trees.js';

type ChainProvider = Parameters<typeof readAnchoredSizes>[0];

export interface AnchorSitesSettings {
  readonly network: Network;
  readonly account: LogAccount;
  /** Sites under one signature at most. */
  readonly sitesPerBatch: number;
}

/** What became of some sites in a row. */
export interface AnchoredSites {
  /** The last that was looked at; undefined when there are no more, or another process is at it. */
  readonly last: string | undefined;
  /** Of how many sites something was stated. */
  readonly stated: number;
  readonly stopped: ReadonlyMap<string, AnchoringStopped>;
}

const NOTHING: AnchoredSites = { last: undefined, stated: 0, stopped: new Map() };

/**
 * States the trees of some sites in a row and hands the signed batch to the relayer, all in one transaction: what is stated is sent, however often we
 * fall, and what is sent was stated. Of one site one statement is on its way at a time.
 */
export class AnchorSites {
  private readonly outbox = new Outbox();

  constructor(
    private readonly dataSource: DataSource,
    private readonly provider: ChainProvider,
    private readonly settings: AnchorSitesSettings,
  ) {}

  /** @param after the number before the first site @param deadlineSeconds until when the chain takes the batch, seconds since 1970 */
  run(after: string, deadlineSeconds: number): Promise<AnchoredSites> {
    const { account, sitesPerBatch } = this.settings;
    const log = account.address;
    return this.dataSource.transaction(async (tx) => {
      if (!(await isAlone(tx, log))) return NOTHING;
      const trees = await readChangedTrees(tx, { log, after, limit: sitesPerBatch });
      const settled = await this.settled(tx, trees);
      const { anchorable, stopped } = await judgeTrees(tx, settled);
      if (anchorable.length > 0) await this.state(tx, anchorable, deadlineSeconds);
      return { last: trees.at(-1)?.site, stated: anchorable.length, stopped };
    });
  }

  /** Those of which the chain's newest block says what `ledger` says, and of which no statement may still come true. */
  private async settled(tx: EntityManager, trees: readonly ChangedTree[]): Promise<ChangedTree[]> {
    const { network, account } = this.settings;
    const onTheirWay = await sitesOnTheirWay(tx, account.address);
    const resting = trees.filter(({ site, anchored }) => onTheirWay.get(idOf(site))?.has(anchored.size) !== true);
    const ids = resting.map(({ site }) => idOf(site));
    const sizes = await readAnchoredSizes(this.provider, network, account.address, ids);
    return resting.filter(({ site, anchored }) => sizes.get(idOf(site)) === BigInt(anchored.size));
  }

  private async state(tx: EntityManager, trees: readonly ChangedTree[], deadlineSeconds: number): Promise<void> {
    const anchors = trees.map(({ site, head, anchored }) => ({
      ...{ site: idOf(site), root: hashText(head.root) },
      ...{ previousSize: String(anchored.size), treeSize: String(head.size) },
    }));
    const signed = this.settings.account.sign({ anchors, deadline: String(deadlineSeconds) });
    const rows = trees
      .filter(({ stated }) => stated === undefined)
      .map(({ site, head, anchored }) => ({
        ...{ site, log: signed.batch.log, treeSize: String(head.size), previousSize: String(anchored.size) },
        ...{ root: hashText(head.root), digest: signed.digest },
      }));
    await tx.insert(StatedAnchor, rows);
    await this.outbox.enqueueAnchors(tx, signed);
  }
}

function idOf(site: string): string {
  return anchoredSiteId(siteName(Number(site)));
}

/** Whether no other process anchors for this log until the transaction ends. */
async function isAlone(tx: EntityManager, log: string): Promise<boolean> {
  const rows = await tx.query<{ alone: boolean }[]>(
    'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS alone',
    [`tallystick anchors of ${log}`],
  );
  return rows[0]?.alone === true;
}

/** By the site's id, from which sizes something that was signed wants to go on and may yet. */
async function sitesOnTheirWay(tx: EntityManager, log: string): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const rows = await tx.query<{ site: string; sizes: string[] }[]>(
    `SELECT said ->> 'site' AS site, array_agg(said ->> 'previousSize') AS sizes
     FROM chain.outbox o CROSS JOIN jsonb_path_query(o.message, '$.anchors[*]') AS said
     WHERE o.kind = 'anchor' AND o.ended_at IS NULL AND o.message ->> 'log' = $1 GROUP BY 1`,
    [log],
  );
  return new Map(rows.map(({ site, sizes }) => [site, new Set(sizes.map(Number))]));
}

import pg from 'pg';
import { checkHere } from './check-here.js';
import type { DataSource } from 'typeorm';
import { DEFAULT_INTAKE_LIMITS } from '../application/intake/intake-limits.js';
import { Leases } from '../application/intake/leases.js';
import { openSiteIntake } from '../application/intake/open-site-intake.js';
import type { SiteIntake } from '../application/intake/site-intake.js';
import { HandInPaper } from '../application/papers/hand-in-paper.js';
import { SetRule } from '../application/rules/set-rule.js';
import { SiteAccess } from '../application/sites/site-access.js';
import { openSiteWatch } from '../application/watch/open-site-watch.js';
import type { Reading } from '../domain/batch/batch.js';
import { compactRange, rootOf } from '../domain/evidence/compact-range.js';
import { hashText } from '../domain/hash-text.js';
import type { RuleId } from '../domain/rules/rule.js';
import { anchoredSiteId } from '../domain/site-name.js';
import { storeAct } from '../infra/store-act.js';
import { ed25519Of } from './keys.js';
import { PAPER_LIMITS, principal, RULE_LIMITS } from './site-desk.js';
import { aGateway, aSite, type GatewayScene, type SiteScene } from './site-scene.js';

const OPERATOR = '7';
export const LOG = '0x00000000000000000000000000000000000000A7';

/** A site as it runs: gateways that sign, the intake that stores, the rules that hear, and a chain that is told of by hand. */
export class AlarmedSite {
  readonly rules: SetRule;
  readonly papers: HandInPaper;
  private readonly clock: { ms: number; nowMs(): number };
  private intake!: SiteIntake;
  private readonly gateways = new Map<string, GatewayScene>();

  private constructor(
    readonly dataSource: DataSource,
    private readonly pool: pg.Pool,
    readonly scene: SiteScene,
    startMs: number,
  ) {
    this.clock = {
      ms: startMs,
      nowMs() {
        return this.ms;
      },
    };
    const access = new SiteAccess(dataSource);
    this.rules = new SetRule(access, RULE_LIMITS, dataSource, this.clock);
    this.papers = new HandInPaper(access, PAPER_LIMITS, dataSource, this.clock);
  }

  /** @param url of the owner of the tables */
  static async open(
    dataSource: DataSource,
    url: string,
    startMs: number,
    gateways: readonly string[],
  ): Promise<AlarmedSite> {
    const pool = new pg.Pool({ connectionString: url, max: 4 });
    const site = new AlarmedSite(dataSource, pool, await aSite(pool), startMs);
    for (const name of gateways) site.gateways.set(name, await aGateway(pool, site.scene, { name }));
    const lease = await new Leases({ pool, holder: 'ingest-1', durationMs: 600_000 }).take(site.scene.site);
    if (!lease) throw new Error('another holds the site');
    const client = await pool.connect();
    const watch = await openSiteWatch(client, site.scene.site);
    client.release();
    site.intake = await openSiteIntake({
      ...{ pool, lease, watch, clock: site.clock, receiptSigner: ed25519Of('the log') },
      decode: () => ({ readings: [] }),
      checkSignature: checkHere,
      onReceipt: () => undefined,
      onFault: (fault) => {
        throw fault;
      },
      onLeaseLost: () => undefined,
      limits: DEFAULT_INTAKE_LIMITS,
    });
    return site;
  }

  async close(): Promise<void> {
    await this.intake.close();
    await this.pool.end();
  }

  get operator() {
    return principal(OPERATOR);
  }

  at(ms: number): this {
    this.clock.ms = ms;
    return this;
  }

  addRule(ruleId: RuleId, parameters: Readonly<Record<string, unknown>>): Promise<string> {
    return this.rules.add(this.scene.site, ruleId, { parameters }, this.operator);
  }

  /** Signed, sent and received now. */
  async send(gateway: string, readings: readonly Reading[]): Promise<void> {
    const { site } = this.scene;
    const sentAtMs = this.clock.ms;
    const envelope = await this.gatewayOf(gateway).gateway.sign({ sentAtMs }, readings);
    const receivedAtMs = this.clock.ms;
    await this.intake.take({ site, gateway, kind: 'batch', bytes: envelope, receivedAtMs, isAuthenticated: true });
  }

  /** The next batch is signed and goes astray. @returns how it comes after all */
  async lose(gateway: string, readings: readonly Reading[]): Promise<() => Promise<unknown>> {
    const { site } = this.scene;
    const envelope = await this.gatewayOf(gateway).gateway.sign({ sentAtMs: this.clock.ms }, readings);
    return () =>
      this.intake.take({
        ...{ site, gateway, kind: 'batch', bytes: envelope },
        ...{ receivedAtMs: this.clock.ms, isAuthenticated: true },
      });
  }

  tick(): Promise<void> {
    return this.intake.tick(this.clock.ms);
  }

  async reset(rule: string, instance: string, number: number): Promise<void> {
    const target = { rule, instance };
    const { siteNumber } = this.scene;
    const act = { site: `${siteNumber}`, by: OPERATOR, at: new Date(this.clock.ms) };
    await this.dataSource.transaction(async (manager) => {
      await storeAct(manager, act, { kind: 'acknowledge', target, number });
      await storeAct(manager, act, { kind: 'reset', target, number, reason: 'seen to' });
    });
  }

  async alarms(): Promise<{ id: string; rule: string; instance: string; number: number; state: string }[]> {
    return this.dataSource.query(
      'SELECT id, rule, instance, number, state FROM telemetry.alarm WHERE site = $1 ORDER BY id',
      [this.scene.siteNumber],
    );
  }

  /** As the worker states it and the indexer finds it. */
  async anchor(): Promise<{ readonly site: string; readonly size: number; readonly root: Uint8Array }> {
    const { site, siteNumber } = this.scene;
    const [row] = await this.dataSource.query<{ size: string; subtrees: Buffer[] }[]>(
      'SELECT size, subtrees FROM telemetry.site_log WHERE site = $1',
      [siteNumber],
    );
    const range = compactRange(Number(row?.size), row?.subtrees ?? []);
    const root = rootOf(range);
    await this.dataSource.query(
      `INSERT INTO telemetry.anchor (site, tree_size, log, previous_size, root, digest) VALUES ($1, $2, $3, 0, $4, '0x')`,
      [siteNumber, range.size, LOG, hashText(root)],
    );
    await this.dataSource.query(
      `INSERT INTO ledger.anchor (log, site, tree_size, previous_size, root, block_number, block_time, tx_hash, log_index)
       VALUES ($1, $2, $3, 0, $4, 1, now(), '0x', 0)`,
      [LOG, anchoredSiteId(site), range.size, hashText(root)],
    );
    return { site, size: range.size, root };
  }

  private gatewayOf(name: string): GatewayScene {
    const known = this.gateways.get(name);
    if (!known) throw new Error(`the site has no ${name}`);
    return known;
  }
}

import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { ShiftedPaper } from '../../apps/gateway/src/simulation/shift-event.js';
import { SetRule } from '../../libs/telemetry/src/application/rules/set-rule.js';
import { SiteAccess } from '../../libs/telemetry/src/application/sites/site-access.js';
import type { Alarm } from '../../libs/telemetry/src/domain/alarms/alarm.js';
import type { PaperAct } from '../../libs/telemetry/src/domain/site-acts/site-act.js';
import type { VerifyingKey } from '../../libs/telemetry/src/index.js';
import { storeAct } from '../../libs/telemetry/src/infra/store-act.js';
import { principal, RULE_LIMITS } from '../../libs/telemetry/src/testing/site-desk.js';
import { aGateway, aSite, type GatewayScene, type SiteScene } from '../../libs/telemetry/src/testing/site-scene.js';
import { enrolledFolder, GatewayProcess } from './gateway-process.js';
import { TOKEN } from './ingest-doors.js';

const OPERATOR = '7';
const GATEWAY = 'gateway-1';

/** As it stands in a site's alarms. */
export interface FoundAlarm {
  readonly rule: string;
  readonly instance: string;
  readonly body: Alarm;
}

export interface RuleChoice {
  readonly ruleId: Parameters<SetRule['add']>[1];
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A site in the intake's database, whose one gateway plays a scenario. */
export class PlayedSite {
  private constructor(
    private readonly dataSource: DataSource,
    private readonly scene: SiteScene,
    private readonly gateway: GatewayScene,
  ) {}

  /** @param pool of the owner of the tables */
  static async make(dataSource: DataSource, pool: pg.Pool, name: string): Promise<PlayedSite> {
    const scene = await aSite(pool, name, Number(OPERATOR));
    return new PlayedSite(dataSource, scene, await aGateway(pool, scene, { name: GATEWAY }));
  }

  get name(): string {
    return this.scene.site;
  }

  async setRules(rules: readonly RuleChoice[]): Promise<void> {
    const clock = { nowMs: () => Date.now() };
    const desk = new SetRule(new SiteAccess(this.dataSource), RULE_LIMITS, this.dataSource, clock);
    for (const { ruleId, parameters } of rules) await desk.add(this.name, ruleId, { parameters }, principal(OPERATOR));
  }

  /** The gateway as it is built, enrolled in `folder`; its papers are the site's. */
  async play(
    args: readonly string[],
    at: { folder: string; url: string; logKey: VerifyingKey },
    environment: Readonly<Record<string, string>> = {},
  ): Promise<GatewayProcess> {
    const { key } = this.gateway.gateway;
    const { site, operator } = this.scene;
    await enrolledFolder(at.folder, [at.url], { site, gateway: GATEWAY, key, operator, logKey: at.logKey });
    const settings = { GATEWAY_FOLDER: at.folder, GATEWAY_PLAIN_TOKEN: TOKEN, ...environment };
    const onPaper = (given: unknown) => this.handIn(given as ShiftedPaper);
    return GatewayProcess.start(settings, ['--simulate', ...args, '--papers', 'parent'], onPaper);
  }

  async alarms(): Promise<FoundAlarm[]> {
    return this.dataSource.query(
      'SELECT rule_id AS rule, instance, body FROM telemetry.alarm WHERE site = $1 ORDER BY id',
      [this.scene.siteNumber],
    );
  }

  /** Batches in its log. */
  async size(): Promise<number> {
    const [row] = await this.dataSource.query<{ size: string }[]>(
      'SELECT size FROM telemetry.site_log WHERE site = $1',
      [this.scene.siteNumber],
    );
    return Number(row?.size ?? 0);
  }

  /** How many batches, since a moment of the intake's clock, were signed by a clock that is believed, and by one that is not. */
  async clocksSince(ms: number): Promise<Readonly<Record<string, number>>> {
    const counts = await this.dataSource.query<{ clock: string; batches: number }[]>(
      'SELECT clock, count(*)::int AS batches FROM telemetry.evidence WHERE site = $1 AND received_at >= $2 GROUP BY 1',
      [this.scene.siteNumber, new Date(ms)],
    );
    return Object.fromEntries(counts.map(({ clock, batches }) => [clock, batches]));
  }

  /** Straight into the site's acts: the use case takes no paper of days ago, and these days are played in seconds. */
  private async handIn({ paper }: ShiftedPaper): Promise<void> {
    const { id: _, ...event } = { id: undefined, ...paper };
    const act = { site: String(this.scene.siteNumber), by: OPERATOR, at: new Date() };
    await this.dataSource.transaction((manager) => storeAct(manager, act, event as unknown as PaperAct));
  }
}

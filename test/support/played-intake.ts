import { join } from 'node:path';
import { PapersActivity } from '@tallystick/platform';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { ed25519KeyOf } from '../../libs/telemetry/src/domain/cose/ed25519-seed.js';
import { Notice } from '../../libs/telemetry/src/infra/notice.entity.js';
import { SiteReader } from '../../libs/telemetry/src/infra/site-reader.entity.js';
import { SiteRuleVersion } from '../../libs/telemetry/src/infra/site-rule-version.entity.js';
import { SiteRule } from '../../libs/telemetry/src/infra/site-rule.entity.js';
import { Site } from '../../libs/telemetry/src/infra/site.entity.js';
import { poolOf } from '../../libs/telemetry/src/testing/intake-scene.js';
import { keyPairOf } from '../../libs/telemetry/src/testing/keys.js';
import type { GatewayProcess } from './gateway-process.js';
import { asIngest, RECEIPT_SEED, startIngestProcess } from './ingest-process.js';
import { PlayedSite } from './played-site.js';
import { createTestDatabase } from './postgres.js';
import { temporaryFolder } from './temporary-folder.js';

const ENTITIES = [Notice, Site, SiteReader, SiteRule, SiteRuleVersion, PapersActivity];
const logKey = keyPairOf(ed25519KeyOf(RECEIPT_SEED)).verifying;

/**
 * What the server's own time alone shows, and so is played live, not in a backlog: which minute after its beginning is looked at. A clock that falls
 * behind by a minute an hour is behind after some hours.
 */
export const PLAYED_LIVE = { silence: 0, 'clock-drift': 300, 'theft-under-drift': 0 } as const;

/** The built intake, and a folder, for sites that are played through it. */
export class PlayedIntake {
  private readonly gateways: GatewayProcess[] = [];

  private constructor(
    private readonly dataSource: DataSource,
    private readonly pool: pg.Pool,
    private readonly url: string,
    private readonly folder: string,
    private readonly end: () => Promise<void>,
  ) {}

  /** @param settings of the intake's process */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<PlayedIntake> {
    const [database, folder] = [await createTestDatabase({ entities: ENTITIES }), await temporaryFolder()];
    const pool = poolOf(database.url);
    const ingest = await startIngestProcess({ DATABASE_URL: await asIngest(database.url), ...settings });
    return new PlayedIntake(database.dataSource, pool, ingest.url, folder.path, async () => {
      await ingest.kill();
      await pool.end();
      await database.drop();
      await folder.remove();
    });
  }

  siteOf(name: string): Promise<PlayedSite> {
    return PlayedSite.make(this.dataSource, this.pool, name);
  }

  /** Where a site's gateway keeps what is its own. */
  folderOf({ name }: PlayedSite): string {
    return join(this.folder, name);
  }

  /** Starts the site's gateway. It is ended with the intake, if not before. */
  async play(site: PlayedSite, args: readonly string[], environment = {}): Promise<GatewayProcess> {
    const gateway = await site.play(args, { folder: this.folderOf(site), url: this.url, logKey }, environment);
    this.gateways.push(gateway);
    return gateway;
  }

  async stop(): Promise<void> {
    await this.endGateways();
    await this.end();
  }

  /** So that nobody waits for what they would play. */
  async endGateways(): Promise<void> {
    await Promise.all(this.gateways.map((gateway) => gateway.kill()));
  }
}

import { randomBytes } from 'node:crypto';
import { access, mkdir, realpath, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type ClusterPlan, createCluster, DATABASE, requireSameMajor } from './cluster.js';
import { installedEngine } from './engine.js';
import { ClusterBelongsToAnotherAccount, ClusterMissing, OldPostgresDoesNotStop } from './errors.js';
import { claimOutsideHome, outsideHomeIfNeeded, prepareOutsideHome, reachableEngine } from './home.js';
import { endOldServer, stopServer } from './old-server.js';
import { type PostgresRecord, readRecord, writeRecord } from './record.js';
import { ensureDatabase, startServer, superuserUrl } from './server.js';
import { type ServerAccount, serverAccount } from './server-account.js';

export interface EmbeddedPostgresOptions {
  /** Made if missing. Keeps `postgres.json` (0600: password, where the cluster is) and `logs/postgres.log`. */
  readonly dataDir: string;
  /** Progress, a line at a time. */
  readonly log: (line: string) => void;
  /** Settings for `postgres -c name=value`. `fsync: 'off'` is for throw-away clusters only. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  /** As the superuser, who also owns the database: for migrations and roles, never for a service. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Resolves when the server has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Lets running statements be cut off, writes everything out and ends the server. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the PostgreSQL that came with the npm packages on a cluster of its own, made on the first start. Only 127.0.0.1 is listened on, at a
 * free port, with a generated password. Safe to call after `kill -9`: an earlier server of this cluster is ended first.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, log, settings = {} } = options;
  await mkdir(join(dataDir, 'logs'), { recursive: true });
  const [engine, account] = await Promise.all([installedEngine(), serverAccount()]);
  const record = (await knownRecord(dataDir, account)) ?? (await newRecord(dataDir, account));
  const home = record.outsideHome ?? (await realpath(dataDir));
  const plan: ClusterPlan = {
    engineDir: await reachableEngine(engine, home, account),
    clusterDir: clusterIn(home),
    account,
    password: record.password,
    durable: settings.fsync !== 'off',
  };
  if (await exists(plan.clusterDir)) {
    await requireSameMajor(plan.clusterDir, engine.major);
    await endOldServer(plan.clusterDir, log);
  } else {
    if (record.port !== undefined) throw new ClusterMissing(dataDir, plan.clusterDir);
    log('creating the database (first start)');
    await createCluster(plan);
  }
  const server = await startServer(plan, settings, join(dataDir, 'logs', 'postgres.log'));
  await writeRecord(dataDir, { ...record, port: server.port });
  await ensureDatabase(record.password, server.port);
  return {
    url: superuserUrl(record.password, server.port, DATABASE),
    port: server.port,
    pid: server.pid,
    ended: server.ended,
    stop: async () => {
      if (!(await stopServer(server.pid, plan.clusterDir)))
        throw new OldPostgresDoesNotStop(server.pid, plan.clusterDir);
    },
  };
}

/** Superuser's address of the database that a running product keeps for this data folder, if it has one. */
export async function embeddedPostgresUrl(dataDir: string): Promise<string | undefined> {
  const record = await readRecord(dataDir);
  return record?.port === undefined ? undefined : superuserUrl(record.password, record.port, DATABASE);
}

/** Removes a data folder's database, and whatever was kept for it outside the folder; an earlier server on it is ended first. */
export async function removeEmbeddedPostgres(dataDir: string, log: (line: string) => void): Promise<void> {
  const record = await readRecord(dataDir);
  if (!record) return;
  const home = record.outsideHome ?? (await realpath(dataDir));
  if (await exists(home)) {
    if (record.outsideHome !== undefined) await claimOutsideHome(dataDir, home);
    await endOldServer(clusterIn(home), log);
  }
  await rm(record.outsideHome ?? clusterIn(home), { recursive: true, force: true });
  // The folder of all outside homes goes with the last one.
  if (record.outsideHome !== undefined) await rmdir(dirname(record.outsideHome)).catch(() => undefined);
  await rm(join(dataDir, 'postgres.json'), { force: true });
}

const clusterIn = (home: string) => join(home, 'postgres');
const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

async function knownRecord(dataDir: string, account: ServerAccount): Promise<PostgresRecord | undefined> {
  const record = await readRecord(dataDir);
  if (!record) return undefined;
  if (record.uid !== account.uid) throw new ClusterBelongsToAnotherAccount(dataDir, record.uid, account.uid);
  if (record.outsideHome !== undefined) {
    if (!(await exists(record.outsideHome))) throw new ClusterMissing(dataDir, clusterIn(record.outsideHome));
    await claimOutsideHome(dataDir, record.outsideHome);
  }
  return record;
}

/** Written before the cluster is made: whatever happens then, the next start knows the password and the place. */
async function newRecord(dataDir: string, account: ServerAccount): Promise<PostgresRecord> {
  const outsideHome = await outsideHomeIfNeeded(dataDir, account);
  if (outsideHome !== undefined) {
    await endOldServer(clusterIn(outsideHome), () => undefined);
    await prepareOutsideHome(dataDir, outsideHome);
  }
  const record = {
    password: randomBytes(24).toString('base64url'),
    ...(outsideHome === undefined ? {} : { outsideHome }),
    uid: account.uid,
  };
  await writeRecord(dataDir, record);
  return record;
}

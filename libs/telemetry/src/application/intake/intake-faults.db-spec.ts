import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/postgres.js';
import { aReading } from '../../testing/batches.js';
import { anIntake, type IntakeScene, poolOf } from '../../testing/intake-scene.js';
import { aGateway, aSite, type GatewayScene, type SiteScene } from '../../testing/site-scene.js';
import { Leases } from './leases.js';

let database: TestDatabase;
let pool: pg.Pool;
let site: SiteScene;
let sender: GatewayScene;
let scene: IntakeScene;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = poolOf(database.url);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(async () => {
  site = await aSite(pool);
  sender = await aGateway(pool, site);
  scene = await anIntake(pool, site.site);
});
afterEach(() => scene.intake.close());

const take = (bytes: Uint8Array) => scene.take(sender.gateway.name, bytes);

async function sequence(): Promise<string[]> {
  const { rows } = await pool.query<{ seq: string }>(
    'SELECT seq FROM telemetry.evidence WHERE site = $1 ORDER BY position',
    [site.siteNumber],
  );
  return rows.map(({ seq }) => seq);
}

/** Of whoever holds a lock that this waits for, nothing is assumed but that it waits. */
async function waitingForLock(): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (rowCount) return;
  }
}

describe('two intakes of one site', () => {
  it('do not both store: the one whose lease was taken stores nothing more, and says so', async () => {
    let lost = 0;
    const lease = await new Leases({ pool, holder: 'ingest-1', durationMs: -1 }).take(site.site);
    if (!lease) throw new Error('another holds the site');
    await scene.intake.close();
    const slow = await anIntake(pool, site.site, { lease, onLeaseLost: () => (lost += 1) });
    const [first = new Uint8Array(), second = new Uint8Array(), third = new Uint8Array()] =
      await sender.gateway.signMany(3);
    await slow.take('gateway-7', first);
    scene = await anIntake(pool, site.site, { holder: 'quick' });
    const late = [second, third].map((envelope) => slow.take('gateway-7', envelope));
    for (const one of late) await expect(one).rejects.toMatchObject({ code: 'lease-lost' });
    await expect(slow.intake.tick(slow.clock.ms)).rejects.toMatchObject({ code: 'lease-lost' });
    expect([lost, slow.watch.kinds(), await sequence()]).toEqual([1, ['measurement'], ['0']]);
    await expect(take(second)).resolves.toBe('stored');
  });

  it('do not both go on from one place: whoever takes the site waits for what is being committed', async () => {
    await scene.intake.close();
    const lease = await new Leases({ pool, holder: 'ingest-1', durationMs: -1 }).take(site.site);
    if (!lease) throw new Error('another holds the site');
    const slow = await anIntake(pool, site.site, { lease });
    let goOn = () => undefined as void;
    const paused = new Promise<void>((reached) => {
      slow.watch.onHear = () => {
        reached();
        return new Promise((resolve) => (goOn = resolve));
      };
    });
    const [first = new Uint8Array(), second = new Uint8Array()] = await sender.gateway.signMany(2);
    const storing = slow.take('gateway-7', first);
    await paused;
    const opening = anIntake(pool, site.site, { holder: 'quick' });
    await waitingForLock();
    goOn();
    await expect(storing).resolves.toBe('stored');
    scene = await opening;
    await expect(take(first)).resolves.toBe('duplicate');
    await expect(take(second)).resolves.toBe('stored');
    expect(await sequence()).toEqual(['0', '1']);
  });
});

describe('an intake whose transaction fails', () => {
  it('undoes all of it and tries again when the reason passes', async () => {
    let attempts = 0;
    scene.watch.onHear = async (db) => {
      attempts += 1;
      if (attempts < 3) await db.query('SELECT pg_terminate_backend(pg_backend_pid())');
    };
    await expect(take(await sender.gateway.sign())).resolves.toBe('stored');
    expect([attempts, await sequence(), scene.watch.kinds()]).toEqual([3, ['0'], ['measurement']]);
    expect(scene.receipts).toHaveLength(1);
  });

  it('refuses, unacknowledged, what alone cannot be stored, and stores all else', async () => {
    scene.watch.onHear = (_, events) =>
      events.some(({ event }) => event.kind === 'measurement' && event.measurement.device === 'poison')
        ? Promise.reject(new RangeError('a rule that fails'))
        : Promise.resolve();
    const envelopes = await sender.gateway.signMany(9);
    envelopes.splice(4, 0, await sender.gateway.sign({}, [aReading({ device: 'poison' })]));
    const settled = await Promise.allSettled(envelopes.map(take));
    const refused = settled.flatMap((one, at) =>
      one.status === 'rejected' ? [{ at, reason: one.reason as unknown }] : [],
    );
    expect(refused).toMatchObject([{ at: 4, reason: { code: 'arrival-not-stored' } }]);
    expect((await sequence()).sort()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8']);
  });

  it('knows what was committed though nobody told it', async () => {
    await scene.intake.close();
    const forgetful = new ForgetfulPool({ connectionString: database.url });
    forgetful.on('error', () => undefined);
    scene = await anIntake(forgetful, site.site);
    const envelopes = await sender.gateway.signMany(3);
    for (const envelope of envelopes) {
      forgetful.forgetsNext = true;
      await expect(take(envelope)).resolves.toBe('stored');
    }
    await scene.intake.tick(scene.clock.ms);
    expect([await sequence(), scene.watch.kinds()]).toEqual([
      ['0', '1', '2'],
      ['measurement', 'measurement', 'measurement', 'tick'],
    ]);
    expect(scene.read().map(({ unbroken }) => unbroken.seq)).toEqual([0n, 1n, 2n]);
    await scene.intake.close();
    await forgetful.end();
  });

  it('knows what was not committed when the server fell just then', async () => {
    await pool.query(`
      CREATE FUNCTION public.fall() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF nextval('public.falls') <= 2 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
        RETURN NULL;
      END $$;
      CREATE SEQUENCE public.falls;
      CREATE CONSTRAINT TRIGGER fall AFTER UPDATE OR INSERT ON telemetry.site_log DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION public.fall()`);
    try {
      await expect(take(await sender.gateway.sign())).resolves.toBe('stored');
      expect(scene.faults).toHaveLength(2);
      expect([await sequence(), scene.watch.kinds()]).toEqual([['0'], ['measurement']]);
    } finally {
      await pool.query('DROP FUNCTION public.fall CASCADE; DROP SEQUENCE public.falls');
    }
  });
});

type ConnectCallback = Parameters<pg.Pool['connect']>[0];

/** The answer to a commit gets lost: the server has done it, and the connection ends. */
class ForgetfulPool extends pg.Pool {
  forgetsNext = false;

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | void {
    if (!callback) return super.connect();
    return super.connect((error, client, done) => {
      callback(error, client && this.forgetting(client), done);
    });
  }

  private forgetting(client: pg.PoolClient): pg.PoolClient {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    const forgetful = async () => {
      this.forgetsNext = false;
      await query('COMMIT');
      throw new Error('Connection terminated unexpectedly');
    };
    return new Proxy(client, {
      get: (target, name) => {
        if (name === 'query')
          return (...given: unknown[]) => (given[0] === 'COMMIT' && this.forgetsNext ? forgetful() : query(...given));
        const value = Reflect.get(target, name) as unknown;
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  }
}

describe('an intake that is full', () => {
  it('lets whoever brings more wait, in turn, and keeps no more than its limits in memory', async () => {
    await scene.intake.close();
    const [one = new Uint8Array()] = await sender.gateway.signMany(1);
    scene = await anIntake(pool, site.site, { limits: { maxQueued: 4, maxTogether: 3 } });
    let goOn = () => undefined as void;
    const stuck = new Promise<void>((resolve) => (goOn = resolve));
    scene.watch.onHear = () => stuck;
    const order: number[] = [];
    const taken = [one, ...(await sender.gateway.signMany(19))].map((envelope, at) =>
      take(envelope).then((settlement) => {
        order.push(at);
        return settlement;
      }),
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect(scene.intake.queued.messages).toBe(4);
    goOn();
    await expect(Promise.all(taken)).resolves.toEqual(taken.map(() => 'stored'));
    expect(order).toEqual(taken.map((_, at) => at));
    expect(await sequence()).toEqual(taken.map((_, at) => `${at}`));
    expect(scene.intake.queued).toEqual({ messages: 0, bytes: 0 });
  });

  it('settles when it closes what it has taken, and refuses what waits and what comes then', async () => {
    await scene.intake.close();
    scene = await anIntake(pool, site.site, { limits: { maxQueued: 2 } });
    const [first = new Uint8Array(), second = new Uint8Array(), third = new Uint8Array()] =
      await sender.gateway.signMany(3);
    const taken = [first, second, third].map(take);
    const settled = Promise.allSettled(taken);
    await scene.intake.close();
    await expect(take(third)).rejects.toMatchObject({ code: 'intake-closed' });
    expect(await settled).toMatchObject([
      { value: 'stored' },
      { value: 'stored' },
      { reason: { code: 'intake-closed' } },
    ]);
  });

  it('does not wait for the database when it closes and that is gone', async () => {
    await scene.intake.close();
    const other = poolOf(database.url);
    scene = await anIntake(other, site.site);
    scene.watch.onHear = async (db) => {
      other.options.port = 1;
      other.options.connectionString = 'postgres://127.0.0.1:1/none';
      await db.query('SELECT pg_terminate_backend(pg_backend_pid())');
    };
    const taken = take(await sender.gateway.sign());
    const refused = expect(taken).rejects.toMatchObject({ code: 'intake-closed' });
    while (scene.faults.length < 2) await new Promise((resolve) => setImmediate(resolve));
    await scene.intake.close();
    await refused;
    expect(await sequence()).toEqual([]);
    await other.end();
  });
});

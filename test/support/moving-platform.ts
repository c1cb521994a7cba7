import { randomBytes } from 'node:crypto';
import { PEOPLE_SETTINGS } from '@tallystick/parties/http';
import {
  AUDIT_KEEPING_SETTINGS,
  ensureLoginRole,
  LISTENER_DEFAULTS,
  readSettings,
  urlForLogin,
} from '@tallystick/platform';
import { enterVerifier, type MovingWorld, Onboarding, type Participant } from '@tallystick/stories';
import { ALARMS_SETTINGS } from '@tallystick/telemetry/http';
import { DEFAULT_XML_LIMITS } from '@tallystick/trade/papers';
import { WEBHOOK_SENDING_SETTINGS, WEBHOOK_SETTINGS } from '@tallystick/webhooks';
import { Wallet } from 'ethers';
import { ACTING_SETTINGS } from '../../apps/api/src/acting-settings.js';
import { createApi } from '../../apps/api/src/create-api.js';
import { BATCHES_SETTINGS } from '../../apps/api/src/batches-settings.js';
import { QUOTES_SETTINGS } from '../../apps/api/src/quotes-settings.js';
import { TRANSPORT_SETTINGS } from '../../apps/api/src/transport/transport-settings.js';
import { AUDIT_SETTINGS } from '../../apps/api/src/audit-settings.js';
import { MACHINES_SETTINGS } from '../../apps/api/src/machines-settings.js';
import type { ApiSettings } from '../../apps/api/src/settings.js';
import { SITES_SETTINGS } from '../../apps/api/src/sites-settings.js';
import { createVerifier } from '../../apps/verifier/src/create-verifier.js';
import { startWorker } from '../../apps/worker/src/start-worker.js';
import { startTestChain, type TestChain } from './chain.js';
import { MovingClock } from './moving-clock.js';
import { freePort } from './platform.js';
import { ApiDocument } from './openapi/api-document.js';
import { DocumentWatch } from './openapi/document-watch.js';
import { type Heard, hearServer } from './openapi/heard-answers.js';
import { createTestDatabase, type TestDatabase } from './postgres.js';
import { unwatched } from './unwatched.js';

const HOST = '127.0.0.1';
const RP_ID = 'localhost';
type EntranceSettings = ApiSettings['sites']['entrance'];

const DEFAULT_SITES = readSettings(SITES_SETTINGS, {});
const secret = () => randomBytes(24).toString('hex');

export interface MovingPlatformOptions {
  /** How soon the worker states by itself what has come true. */
  readonly factPollMs?: number;
  /** How often it anchors the logs of sites. */
  readonly anchorPollMs?: number;
  /** How gateways come in; by default they cannot. */
  readonly entrance?: Partial<EntranceSettings>;
  /** What the api is to be told otherwise than here. */
  readonly api?: Partial<ApiSettings>;
  /** Is told of every answer of the api. */
  readonly heard?: Heard;
  /** Brings in the party that reviews for the verifier; the verifier itself does by default. */
  readonly enterReviewer?: (onboarding: Onboarding, world: MovingWorld) => Promise<Participant>;
}

/** The services of an installation in the test's own process, on a chain whose clock the test moves together with theirs. */
export class MovingPlatform {
  private readonly stops: (() => Promise<unknown>)[] = [];
  private readonly watch = new DocumentWatch();

  private constructor(
    readonly world: MovingWorld,
    /** Of the services alone: moved, it is ahead of the chain's. */
    readonly clock: MovingClock,
    private readonly chain: TestChain,
    /** For what the intake would write. */
    readonly database: TestDatabase,
  ) {}

  static async start({
    factPollMs = 100,
    anchorPollMs = 60_000,
    enterReviewer,
    entrance,
    api,
    heard,
  }: MovingPlatformOptions = {}): Promise<MovingPlatform> {
    const clock = new MovingClock();
    const [chain, database] = await Promise.all([startTestChain(), createTestDatabase()]);
    const [relayer] = chain.relayers.map(({ privateKey }) => new Wallet(privateKey, chain.provider));
    if (!relayer) throw new Error('a key with gas is needed');
    const [port, verifierPort] = [await freePort(), await freePort()];
    const operator = { clientId: 'operator', clientSecret: secret() };
    const verifierKey = Wallet.createRandom().privateKey;
    const world: MovingWorld = {
      baseUrl: `http://${HOST}:${port}`,
      operator,
      keys: {
        registrar: chain.registrar.privateKey,
        settlementBank: chain.issuer.privateKey,
        verifier: verifierKey,
      },
      newKey: () => `0x${randomBytes(32).toString('hex')}`,
      tell: () => undefined,
      nowMs: () => clock.nowMs(),
      passUntil: (time) => passUntil(time, clock, chain),
      rpcUrl: chain.rpcUrl,
      rpId: RP_ID,
    };
    const platform = new MovingPlatform(world, clock, chain, database);
    platform.stops.push(
      () => database.drop(),
      () => chain.stop(),
    );
    try {
      const given = {
        ...{ port, verifierPort, operator, verifierKey, relayer, factPollMs, anchorPollMs },
        ...{ enterReviewer, entrance, api, heard },
      };
      await platform.startServices(chain, database, clock, given);
    } catch (error) {
      await platform.stop();
      throw error;
    }
    return platform;
  }

  /** @throws DocumentUntrue when an answer of the api was another than its OpenAPI document says */
  async stop(): Promise<void> {
    for (const stop of this.stops.reverse()) await stop();
    this.watch.end();
  }

  /** The chain's clock goes where the services' was moved to. */
  async catchUp(): Promise<void> {
    const head = await this.chain.provider.getBlock('latest');
    const seconds = Math.ceil(this.clock.nowMs() / 1000) - (head?.timestamp ?? 0);
    await moveChain(this.chain, seconds);
  }

  private async startServices(
    chain: TestChain,
    database: TestDatabase,
    clock: MovingClock,
    given: {
      readonly port: number;
      readonly verifierPort: number;
      readonly operator: { readonly clientId: string; readonly clientSecret: string };
      readonly verifierKey: string;
      readonly relayer: Wallet;
      readonly factPollMs: number;
      readonly anchorPollMs: number;
      readonly enterReviewer: MovingPlatformOptions['enterReviewer'];
      readonly entrance: MovingPlatformOptions['entrance'];
      readonly api: MovingPlatformOptions['api'];
      readonly heard: MovingPlatformOptions['heard'];
    },
  ): Promise<void> {
    const { network } = chain.deployment;
    const verifierToken = secret();
    const api = await createApi(
      {
        databaseUrl: await urlOf(database, 'tallystick_api'),
        databasePoolSize: 10,
        chainRpcUrl: chain.rpcUrl,
        chainFinality: 'instant',
        chainClockToleranceSeconds: 60,
        chainLogBlocks: 20,
        deploymentFile: '',
        httpHost: HOST,
        httpPort: given.port,
        httpBodyLimitBytes: 5_000_000,
        transport: readSettings(TRANSPORT_SETTINGS, {}),
        evidence: {
          ...{ maxEntries: 50, maxBytes: 1_000_000, atOnce: 2, maxDerivationMs: 10_000 },
          anchorPollMs: given.anchorPollMs,
        },
        paperLimits: DEFAULT_XML_LIMITS,
        tradeRulesFile: undefined,
        actsPerRequest: 500,
        verifierUrl: `http://${HOST}:${given.verifierPort}`,
        verifierToken,
        verifierTimeoutMs: 30_000,
        reverifyPollMs: 50,
        taxBureauUrl: undefined,
        taxBureauToken: 'none',
        taxBureauTimeoutMs: 10_000,
        // No story whose clock moves asks the duplicate registry.
        blindKeyUrl: `http://${HOST}:1`,
        blindKeyToken: secret(),
        blindKeyTimeoutMs: 10_000,
        lookupsPerMinute: 60,
        lookupsPerDay: 2_000,
        registrationsPerMinute: 60,
        registrationsPerDay: 2_000,
        people: readSettings(PEOPLE_SETTINGS, {}),
        acting: readSettings(ACTING_SETTINGS, {}),
        machines: readSettings(MACHINES_SETTINGS, {}),
        pages: { portal: undefined },
        demo: { doorFile: undefined },
        sites: { ...DEFAULT_SITES, entrance: { ...DEFAULT_SITES.entrance, ...given.entrance } },
        alarms: readSettings(ALARMS_SETTINGS, {}),
        audit: readSettings(AUDIT_SETTINGS, {}),
        webhooks: readSettings(WEBHOOK_SETTINGS, {}),
        batches: readSettings(BATCHES_SETTINGS, {}),
        quotes: readSettings(QUOTES_SETTINGS, {}),
        lists: { csvRowsMax: 100_000, keysKeptHours: 24 },
        operatorClientId: given.operator.clientId,
        operatorClientSecret: given.operator.clientSecret,
        readyFile: undefined,
        seen: unwatched,
        ...given.api,
      },
      network,
      clock,
    );
    this.stops.push(() => api.close());
    hearServer(api.getHttpServer(), (exchange) => {
      this.watch.hear(exchange);
      given.heard?.(exchange);
    });
    await api.listen(given.port, HOST);
    this.watch.know(await ApiDocument.of(this.world.baseUrl));
    const worker = await startWorker(
      {
        databaseUrl: await urlOf(database, 'tallystick_worker'),
        databasePoolSize: 5,
        chainRpcUrl: chain.rpcUrl,
        chainFinality: 'instant',
        chainPollMs: 50,
        factPollMs: given.factPollMs,
        factBatch: 100,
        deploymentFile: '',
        relayerKeys: [given.relayer.privateKey],
        evidenceLogKey: Wallet.createRandom().privateKey,
        anchorPollMs: given.anchorPollMs,
        anchorSites: 200,
        anchorDeadlineSeconds: 600,
        webhooks: readSettings(WEBHOOK_SENDING_SETTINGS, {}),
        audit: { ...readSettings(AUDIT_KEEPING_SETTINGS, {}), sealPollMs: 50 },
        faults: undefined,
        seen: unwatched,
      },
      chain.deployment,
      () => undefined,
    );
    this.stops.push(() => worker.close());
    const onboarding = new Onboarding(this.world);
    const { party } = await enterVerifier(onboarding, given.verifierKey);
    const reviewer = (await given.enterReviewer?.(onboarding, this.world))?.party ?? party;
    const verifier = await createVerifier(
      {
        chainRpcUrl: chain.rpcUrl,
        deploymentFile: '',
        host: HOST,
        port: given.verifierPort,
        token: verifierToken,
        privateKey: given.verifierKey,
        party,
        reviewer,
        nullifierKeys: [{ id: 1, secret: randomBytes(32) }],
        bodyLimitBytes: 20_000_000,
        paperLimits: DEFAULT_XML_LIMITS,
        tradeRulesFile: undefined,
        schematronFiles: [],
        schematronTimeoutMs: 5_000,
        listener: LISTENER_DEFAULTS,
        seen: unwatched,
      },
      network,
      clock,
    );
    this.stops.push(() => verifier.close());
    await verifier.listen(given.verifierPort, HOST);
  }
}

async function urlOf(database: TestDatabase, memberOf: 'tallystick_api' | 'tallystick_worker'): Promise<string> {
  const login = { user: `moving_${randomBytes(6).toString('hex')}`, password: secret(), memberOf };
  await ensureLoginRole(database.url, login);
  return urlForLogin(database.url, login);
}

async function passUntil(time: Date, clock: MovingClock, chain: TestChain): Promise<void> {
  const seconds = Math.ceil((time.getTime() - clock.nowMs()) / 1000) + 1;
  if (seconds <= 0) return;
  clock.moveBy(seconds * 1000);
  await moveChain(chain, seconds);
}

async function moveChain({ provider }: TestChain, seconds: number): Promise<void> {
  await provider.send('evm_increaseTime', [seconds]);
  await provider.send('evm_mine', []);
}

import { existsSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EmbeddedPostgres } from '@tallystick/platform';
import { enterVerifier, issueOnVerifiedTrade, Onboarding, setScene, type StoryWorld } from '@tallystick/stories';
import { computeAddress, decodeRlp, SigningKey, Wallet, ZeroHash } from 'ethers';
import pg from 'pg';
import { type BareChain, startBareChain } from '../support/bare-chain.js';
import type { BuiltService } from '../support/built-service.js';
import {
  type Environment,
  inDatabase,
  makeGenesis,
  makeSecrets,
  startFromEnvFile,
  startOwnedPostgres,
} from '../support/deployment.js';
import { interpolated, readCompose } from '../support/compose-file.js';
import { SETTINGS_OF } from '../support/service-settings.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/platform.js';
import { runCliIn } from '../support/run-cli.js';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.js';

interface Genesis {
  readonly config: Readonly<Record<'osakaTime' | 'chainId', number>> & { readonly zeroBaseFee: boolean };
  readonly extraData: string;
  readonly alloc: Readonly<Record<string, unknown>>;
}

const TIMEOUT_MS = 240_000;
const HOST = '127.0.0.1';

/** As `docs/operations.md` puts up an installation: on a database and a chain that were there before, by the commands alone. */
describe('an installation on a database and a chain of its own', () => {
  const registrar = Wallet.createRandom();
  const settlementBank = Wallet.createRandom();
  const services: BuiltService[] = [];
  let folder: TemporaryFolder;
  let postgres: EmbeddedPostgres;
  let chain: BareChain;
  let ports: Record<'api' | 'verifier' | 'blindKey' | 'ingest' | 'broker', number>;
  let database: { ownerUrl: string; settings: Environment };
  let deploying: Environment;

  const file = (name: string) => join(folder.path, name);
  const secretFile = (name: string) => join(folder.path, 'own', name);
  const secret = (name: string) => readFile(secretFile(name), 'utf8');
  const deploymentFile = () => file('deployment.json');
  /** Settings by the files of their secrets. */
  const files = (settings: Environment): Environment =>
    Object.fromEntries(Object.entries(settings).map(([name, from]) => [`${name}_FILE`, secretFile(from)]));
  const digestOf = async (path: string) =>
    createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  const asSuperuser = async (sql: string) => {
    const admin = new pg.Client({ connectionString: inDatabase(postgres.url, 'tallystick') });
    await admin.connect();
    try {
      return await admin.query<Record<string, unknown>>(sql);
    } finally {
      await admin.end();
    }
  };

  beforeAll(async () => {
    folder = await temporaryFolder(0o711);
    const names = ['api', 'verifier', 'blindKey', 'ingest', 'broker'] as const;
    ports = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await freePort()]))) as typeof ports;
    await makeSecrets(file('own'));
    postgres = await startOwnedPostgres(folder.path, await secret('owner-database-password'));
    const { host } = new URL(postgres.url);
    // What is made of the place of the database is made once that is known.
    await makeSecrets(file('placed'), '--database', `${host}/tallystick`);
    chain = await startBareChain([computeAddress(await secret('relayer-keys'))]);
    const ownerUrl = `postgres://tallystick_owner:${await secret('owner-database-password')}@${host}/tallystick`;
    const passwords = {
      API_DATABASE_PASSWORD: 'api',
      WORKER_DATABASE_PASSWORD: 'worker',
      INGEST_DATABASE_PASSWORD: 'ingest',
    };
    const bySecret = Object.entries(passwords).map(([name, login]) => [name, `${login}-database-password`]);
    await writeFile(file('owner-url'), `${ownerUrl}\n`);
    database = {
      ownerUrl,
      settings: { DATABASE_OWNER_URL_FILE: file('owner-url'), ...files(Object.fromEntries(bySecret) as Environment) },
    };
    deploying = {
      ...{ CHAIN_RPC_URL: chain.rpcUrl, DEPLOYMENT_FILE: deploymentFile(), ...files({ DEPLOYER_KEY: 'deployer-key' }) },
      ...{ REGISTRAR_ADDRESS: registrar.address, SETTLEMENT_BANK_ADDRESS: settlementBank.address },
      ...{ DEPOSIT_TOKEN_NAME: 'Deposit (CNY)', DEPOSIT_TOKEN_SYMBOL: 'dCNY', DEPOSIT_TOKEN_DECIMALS: '2' },
      PORTAL_DOMAIN: 'portal.example',
    };
  }, TIMEOUT_MS);

  afterAll(async () => {
    await Promise.all(services.map((service) => service.stop()));
    await chain?.stop();
    await postgres?.stop();
    await folder.remove();
  });

  it('gets secrets of its own, which are never written over', async () => {
    const before = await Promise.all(['relayer-keys', 'gateway-ca-key.pem'].map((name) => digestOf(secretFile(name))));
    expect(await makeSecrets(file('own'))).toContain('nothing was changed');
    const after = await Promise.all(['relayer-keys', 'gateway-ca-key.pem'].map((name) => digestOf(secretFile(name))));
    expect(after).toEqual(before);
    expect(await digestOf(secretFile('relayer-keys'))).not.toBe(await digestOf(file('placed/relayer-keys')));
  });

  it('has by the scripts every file that compose.yaml hands over, by which every service reads its settings', async () => {
    await makeGenesis(file('own'));
    const { services: composed, secrets = {} } = readCompose('compose.yaml');
    const mounted = Object.values(composed).flatMap(({ volumes = [], env_file = [] }) => [...volumes, ...env_file]);
    const sources = [
      ...mounted.map((volume) => volume.split(':')[0] ?? ''),
      ...Object.values(secrets).map((one) => one.file),
    ];
    const own = sources.filter((path) => path.startsWith('./own/')).map((path) => join(folder.path, path));
    expect(own.filter((path) => !existsSync(path))).toEqual([]);
    for (const [name, read] of Object.entries(SETTINGS_OF)) {
      const { environment = {} } = composed[name] ?? {};
      const here = Object.entries(environment).map(([variable, value]) => {
        const given = interpolated(value, { ...deploying, VERIFIER_PARTY: '1' });
        return [variable, given.replace(/^\/run\/secrets\//, `${file('own')}/`)];
      });
      expect(() => read(Object.fromEntries(here) as Environment)).not.toThrow();
    }
  });

  it('has a chain whose genesis names its validators, and those alone their keys', async () => {
    const read = async <T>(name: string) => JSON.parse(await secret(name)) as T;
    const before = await digestOf(secretFile('chain/genesis.json'));
    const { config, extraData, alloc } = await read<Genesis>('chain/genesis.json');
    const keys = await Promise.all([1, 2, 3, 4].map((number) => secret(`validator-${number}-key`)));
    const [vanity, validators, ...rest] = decodeRlp(extraData) as [string, string[], ...unknown[]];
    const addresses = keys.map((key) => computeAddress(key).toLowerCase());
    expect([vanity, validators, rest]).toEqual([ZeroHash, addresses.sort(), [[], '0x', []]]);
    expect(config).toMatchObject({ osakaTime: 0, zeroBaseFee: true, qbft: { epochlength: 30_000 } });
    expect(Number.isSafeInteger(config.chainId)).toBe(true);
    const relayer = computeAddress(await secret('relayer-keys'))
      .slice(2)
      .toLowerCase();
    expect(Object.keys(alloc)).toContain(relayer);
    const nodes = await read<string[]>('chain/static-nodes.json');
    const publicKeys = keys.map((key) => SigningKey.computePublicKey(key).slice(4));
    expect(nodes).toEqual(publicKeys.map((key, index) => `enode://${key}@172.30.31.${11 + index}:30303`));
    await makeGenesis(file('own'));
    expect(await digestOf(secretFile('chain/genesis.json'))).toBe(before);
    const open = await Promise.all(
      (await readdir(file('own'))).map(async (name) => (await stat(secretFile(name))).mode & 0o077),
    );
    expect(open.filter((mode) => mode !== 0)).toEqual([]);
  });

  it('is told all that is wrong with its settings at once, and no secret', async () => {
    const short = 'too-short-a-word';
    const { code, output } = await runCliIn(
      { DATABASE_OWNER_URL: 'mysql://h/d', API_DATABASE_PASSWORD: short },
      'migrate',
    );
    expect(code).toBe(64);
    for (const name of ['DATABASE_OWNER_URL', 'API_DATABASE_PASSWORD', 'WORKER_DATABASE_PASSWORD'])
      expect(output).toContain(name);
    expect(output).not.toContain(short);
    const wrong = {
      ...deploying,
      REGISTRAR_ADDRESS: registrar.address.toLowerCase(),
      PORTAL_DOMAIN: 'https://portal.example',
    };
    const refused = await runCliIn(wrong, 'deploy-contracts');
    expect(refused.code).toBe(64);
    expect(refused.output).toMatch(/REGISTRAR_ADDRESS: [^]*PORTAL_DOMAIN: /);
  });

  it('gets its schema and its roles from the owner, who is no superuser, and again nothing but the passwords', async () => {
    const first = await runCliIn(database.settings, 'migrate');
    expect(first).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^ran [^]*made the role api\nmade the role worker\n/),
    });
    const again = await runCliIn(database.settings, 'migrate');
    expect(again.output).toBe(
      'the database is up to date\nset the password of the role api\nset the password of the role worker\nset the password of the role ingest\n',
    );
    const { rows } = await asSuperuser(`SELECT rolname FROM pg_roles WHERE rolname IN ('api', 'worker', 'ingest')
      AND NOT (rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls) ORDER BY 1`);
    expect(rows.map(({ rolname }) => rolname)).toEqual(['api', 'ingest', 'worker']);
  });

  it('lets nobody into the database who is none of its roles', async () => {
    await asSuperuser(`CREATE ROLE stranger LOGIN PASSWORD 'stranger'`);
    const url = new URL(database.ownerUrl);
    [url.username, url.password] = ['stranger', 'stranger'];
    const stranger = new pg.Client({ connectionString: url.toString() });
    await expect(stranger.connect()).rejects.toThrow('permission denied for database');
  });

  it('refuses a database that a later version has changed', async () => {
    await asSuperuser(`INSERT INTO schema_migration (timestamp, name) VALUES (9000000000000, 'OfLater9000000000000')`);
    const { code, output } = await runCliIn(database.settings, 'migrate');
    await asSuperuser(`DELETE FROM schema_migration WHERE name = 'OfLater9000000000000'`);
    expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('OfLater9000000000000') });
  });

  it('gets its contracts once, and refuses others in their place', async () => {
    const first = await runCliIn(deploying, 'deploy-contracts');
    expect(first).toMatchObject({ code: 0, output: expect.stringContaining(`on chain ${chain.chainId}`) });
    const written = await digestOf(deploymentFile());
    const again = await runCliIn(deploying, 'deploy-contracts');
    expect(again).toEqual(first);
    const other = await runCliIn({ ...deploying, PORTAL_DOMAIN: 'evil.example' }, 'deploy-contracts');
    expect(other).toMatchObject({ code: 1, output: expect.stringContaining('passkeyVerifier') });
    // Nor does the deployer make a second one when the file was lost: it finds the first.
    const found = await runCliIn({ ...deploying, DEPLOYMENT_FILE: file('found.json') }, 'deploy-contracts');
    expect(found.code).toBe(0);
    expect(await digestOf(deploymentFile())).toBe(written);
    const networkIn = async (path: string) => (JSON.parse(await readFile(path, 'utf8')) as { network: object }).network;
    expect(await networkIn(file('found.json'))).toEqual(await networkIn(deploymentFile()));
  });

  it(
    'takes an act through all of its services, each with a file of settings and a role of its own',
    async () => {
      const { host } = new URL(postgres.url);
      for (const login of ['api', 'worker', 'ingest'] as const) {
        const url = `postgres://${login}:${await secret(`${login}-database-password`)}@${host}/tallystick`;
        await writeFile(file(`${login}-url`), url, { mode: 0o600 });
      }
      const start = async (app: Parameters<typeof startFromEnvFile>[0], settings: Environment) => {
        services.push(await startFromEnvFile(app, file(`${app}.env`), settings));
      };
      const onChain = { CHAIN_RPC_URL: chain.rpcUrl, DEPLOYMENT_FILE: deploymentFile() };
      const receiptKey = (await secret('public.env')).trim().split('=')[1] ?? '';
      await Promise.all([
        start('blind-key', {
          ...{ BLIND_KEY_PORT: String(ports.blindKey), BLIND_KEY_LIMITS_FILE: file('evaluations.json') },
          ...files({ BLIND_KEY_TOKEN: 'blind-key-token', BLIND_KEY_SEED: 'blind-key-seed' }),
        }),
        start('worker', {
          ...{ ...onChain, CHAIN_POLL_MS: '50', DATABASE_URL_FILE: file('worker-url') },
          ...files({ RELAYER_KEYS: 'relayer-keys', EVIDENCE_LOG_KEY: 'evidence-log-key', WEBHOOK_KEY: 'webhook-key' }),
        }),
        start('ingest', {
          ...{
            DATABASE_URL_FILE: file('ingest-url'),
            INGEST_NAME: 'ingest-1',
            INGEST_HEALTH_PORT: String(ports.ingest),
          },
          ...{ INGEST_TLS_PORT: String(ports.broker), INGEST_TLS_CA_FILE: secretFile('gateway-ca.pem') },
          ...{ INGEST_TLS_CERT_FILE: secretFile('broker.pem'), INGEST_TLS_KEY_FILE: secretFile('broker-key.pem') },
          ...files({ RECEIPT_KEY: 'receipt-key' }),
        }),
        start('api', {
          ...{ ...onChain, DATABASE_URL_FILE: file('api-url'), HTTP_PORT: String(ports.api) },
          ...{ VERIFIER_URL: `http://${HOST}:${ports.verifier}`, BLIND_KEY_URL: `http://${HOST}:${ports.blindKey}` },
          ...{
            GATEWAY_CA_CERTIFICATE_FILE: secretFile('gateway-ca.pem'),
            GATEWAY_CA_KEY_FILE: secretFile('gateway-ca-key.pem'),
          },
          ...{ GATEWAY_BROKERS: `mqtts://localhost:${ports.broker}`, RECEIPT_PUBLIC_KEY: receiptKey },
          ...files({
            VERIFIER_TOKEN: 'verifier-token',
            BLIND_KEY_TOKEN: 'blind-key-token',
            WEBHOOK_KEY: 'webhook-key',
          }),
          ...files({ OPERATOR_CLIENT_SECRET: 'operator-client-secret' }),
        }),
      ]);
      const verifierKey = await secret('verifier-private-key');
      const world: StoryWorld = {
        baseUrl: `http://${HOST}:${ports.api}`,
        operator: { clientId: 'operator', clientSecret: await secret('operator-client-secret') },
        keys: { registrar: registrar.privateKey, settlementBank: settlementBank.privateKey, verifier: verifierKey },
        newKey: () => Wallet.createRandom().privateKey,
        tell: () => undefined,
      };
      const { party } = await enterVerifier(new Onboarding(world), verifierKey);
      await start('verifier', {
        ...{ ...onChain, VERIFIER_PORT: String(ports.verifier), VERIFIER_PARTY: party },
        ...files({
          VERIFIER_TOKEN: 'verifier-token',
          VERIFIER_PRIVATE_KEY: 'verifier-private-key',
          NULLIFIER_KEYS: 'nullifier-keys',
        }),
      });
      const scene = await setScene(world);
      const receivable = await issueOnVerifiedTrade(scene, '2026-DEPLOYED');
      const { client } = scene.cast.supplier;
      const path = { params: { path: { id: receivable } } };
      expect(await client.call(client.routes.GET('/v1/receivables/{id}', path))).toMatchObject({ id: receivable });
      await eventually(async () => (await ready(ports.ingest)) && (await ready(ports.verifier)));
      for (const { said } of services) expect(said()).not.toMatch(/error/i);
    },
    TIMEOUT_MS,
  );

  const ready = async (port: number) => (await fetch(`http://${HOST}:${port}/health/ready`)).status === 200;
});

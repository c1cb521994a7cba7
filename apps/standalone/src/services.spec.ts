import { describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PAPER_LIMIT_SETTINGS } from '@tallystick/trade/papers';
import type { DataFolder } from './data-folder.js';
import { readOrCreateSecrets, type Secrets } from './secrets.js';
import { ingestEnvironment } from './telemetry-services.js';
import type { Wiring } from './wiring.js';
import { apiEnvironment, blindKeyEnvironment, verifierEnvironment, workerEnvironment } from './services.js';

const inside = (name: string) => `/data/${name}`;
const folder = {
  deploymentFile: inside('deployment.json'),
  readyFile: inside('ready'),
  demoDoorFile: inside('demo-door.json'),
  blindKeyLimitsFile: inside('evaluations.json'),
} as DataFolder;
const wiring = {
  databaseUrls: { api: 'postgres://api', worker: 'postgres://worker', ingest: 'postgres://ingest' },
  chain: { rpcUrl: 'http://127.0.0.1:1', finality: 'instant', pollMs: '50', isOwn: true },
  publicPort: 1,
  verifierPort: 2,
  blindKeyPort: 3,
  ingestHealthPort: 4,
  portalDir: '/product/dist/web/portal',
  isDemo: true,
  telemetry: {
    authority: { certificate: '/data/ca.pem', key: '/data/ca-key.pem' },
    listener: { certificate: '/data/listener.pem', key: '/data/listener-key.pem' },
    mqttPort: 5,
  },
} as unknown as Wiring;

async function someSecrets(): Promise<Secrets> {
  const path = await mkdtemp(join(tmpdir(), 'tallystick-services-'));
  try {
    return await readOrCreateSecrets(join(path, 'secrets.json'));
  } finally {
    await rm(path, { recursive: true });
  }
}

describe('a service', () => {
  it('learns the secrets that are its own, and no others', async () => {
    const secrets = await someSecrets();
    const { blindKey, verifier, keys, operator } = secrets;
    const environments = {
      api: apiEnvironment(wiring, folder, secrets, {}),
      worker: workerEnvironment(wiring, folder, secrets, {}),
      verifier: verifierEnvironment(wiring, folder, secrets, '4', {}),
      blindKey: blindKeyEnvironment(wiring, folder, secrets, {}),
      ingest: ingestEnvironment(wiring, secrets, {}),
    };
    const knowing = (secret: string) =>
      Object.entries(environments)
        .filter(([, environment]) => Object.values(environment).some((value) => value.includes(secret)))
        .map(([name]) => name);
    expect(knowing(blindKey.seed)).toEqual(['blindKey']);
    expect(knowing(blindKey.token)).toEqual(['api', 'blindKey']);
    expect(knowing(verifier.nullifierKey)).toEqual(['verifier']);
    expect(knowing(verifier.token)).toEqual(['api', 'verifier']);
    expect(knowing(keys.relayer)).toEqual(['worker']);
    expect(knowing(keys.evidenceLog)).toEqual(['worker']);
    expect(knowing(secrets.webhookKey)).toEqual(['api', 'worker']);
    expect(knowing(operator.clientSecret)).toEqual(['api']);
    expect(knowing(keys.receipt)).toEqual(['ingest']);
    expect(knowing('/data/ca-key.pem')).toEqual(['api']);
    expect(knowing('/data/listener-key.pem')).toEqual(['ingest']);
    expect(knowing('postgres://')).toEqual(['api', 'worker', 'ingest']);
  });

  it('gets the limits that the installation was started with, each its own', async () => {
    const secrets = await someSecrets();
    const given = {
      BLIND_KEY_EVALUATIONS_PER_DAY: '7',
      REGISTRY_LOOKUPS_PER_MINUTE: '8',
      TAX_BUREAU_URL: 'https://tax.example',
      TAX_BUREAU_TOKEN: 'of the bureau',
      TAX_BUREAU_TIMEOUT_MS: '900',
      SCHEMATRON_FILES: 'ours.sch',
      SCHEMATRON_TIMEOUT_MS: '800',
      BLIND_KEY_SEED: 'of another',
      DATABASE_URL: 'of another',
    };
    expect(blindKeyEnvironment(wiring, folder, secrets, given)).toMatchObject({
      BLIND_KEY_EVALUATIONS_PER_DAY: '7',
      BLIND_KEY_SEED: secrets.blindKey.seed,
    });
    expect(apiEnvironment(wiring, folder, secrets, given)).toMatchObject({
      REGISTRY_LOOKUPS_PER_MINUTE: '8',
      TAX_BUREAU_URL: 'https://tax.example',
      TAX_BUREAU_TOKEN: 'of the bureau',
      TAX_BUREAU_TIMEOUT_MS: '900',
      DATABASE_URL: 'postgres://api',
    });
    expect(verifierEnvironment(wiring, folder, secrets, '3', given)).toMatchObject({
      SCHEMATRON_FILES: 'ours.sch',
      SCHEMATRON_TIMEOUT_MS: '800',
    });
    expect(Object.keys(blindKeyEnvironment(wiring, folder, secrets, given))).not.toContain(
      'REGISTRY_LOOKUPS_PER_MINUTE',
    );
  });

  it('that reads papers gets one set of limits with every other that does', async () => {
    const secrets = await someSecrets();
    const given = Object.fromEntries(
      Object.values(PAPER_LIMIT_SETTINGS).map(({ variable, min }) => [variable, `${min}`]),
    );
    expect(apiEnvironment(wiring, folder, secrets, given)).toMatchObject(given);
    expect(verifierEnvironment(wiring, folder, secrets, '4', given)).toMatchObject(given);
    expect(workerEnvironment(wiring, folder, secrets, given)).not.toHaveProperty('PAPER_MAX_BYTES');
  });
});

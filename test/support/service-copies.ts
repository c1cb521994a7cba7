import { join } from 'node:path';
import { urlForLogin } from '@tallystick/platform';
import { type BuiltService, startBuiltService } from './built-service.js';
import { freePort, type Platform } from './platform.js';

const HOST = '127.0.0.1';

export interface ApiCopy extends BuiltService {
  readonly port: number;
}

type Environment = Readonly<Record<string, string>>;

/** One more api on the database and chain of a running platform, as an operator starts it. Throws what it said when it does not start. */
export async function startApiCopy(platform: Platform, settings: Environment = {}): Promise<ApiCopy> {
  const { operator, databasePasswords, webhookKey } = await platform.secrets();
  const port = await freePort();
  const copy = await startBuiltService('api', {
    ...(await shared(platform)),
    DATABASE_URL: await urlFor(platform, 'api', databasePasswords.api),
    HTTP_HOST: HOST,
    HTTP_PORT: String(port),
    // No copy here is asked to verify papers, nor by the duplicate registry.
    VERIFIER_URL: `http://${HOST}:1`,
    VERIFIER_TOKEN: 'none',
    BLIND_KEY_URL: `http://${HOST}:1`,
    BLIND_KEY_TOKEN: 'none',
    WEBHOOK_KEY: webhookKey,
    OPERATOR_CLIENT_ID: operator.clientId,
    OPERATOR_CLIENT_SECRET: operator.clientSecret,
    ...settings,
  });
  return { ...copy, port };
}

/** One more worker, with the relayer's key of the platform's own. */
export async function startWorkerCopy(platform: Platform, settings: Environment = {}): Promise<BuiltService> {
  const { keys, databasePasswords, webhookKey } = await platform.secrets();
  return startBuiltService('worker', {
    ...(await shared(platform)),
    DATABASE_URL: await urlFor(platform, 'worker', databasePasswords.worker),
    RELAYER_KEYS: keys.relayer,
    WEBHOOK_KEY: webhookKey,
    CHAIN_POLL_MS: '100',
    ...settings,
  });
}

async function shared(platform: Platform): Promise<Environment> {
  const deployment = join(platform.dataDir, 'deployment.json');
  return { CHAIN_RPC_URL: await platform.chainUrl(), CHAIN_FINALITY: 'instant', DEPLOYMENT_FILE: deployment };
}

async function urlFor(platform: Platform, name: 'api' | 'worker', password: string): Promise<string> {
  return urlForLogin(await platform.databaseUrl(), { user: name, password, memberOf: `tallystick_${name}` });
}

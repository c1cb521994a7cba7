import { join } from 'node:path';
import type { Chain } from './chain.js';
import type { Wiring } from './wiring.js';
import { chosen, type Environment, type Given } from './chosen-settings.js';
import type { DataFolder } from './data-folder.js';
import { waitUntilHealthy } from './health.js';
import { HOST } from './ports.js';
import { entryPoint, type ServiceName } from './product.js';
import type { Secrets } from './secrets.js';
import { seenEnvironment } from './seen-environment.js';
import { ServiceGroup } from './service-group.js';
import { ServiceLog } from './service-log.js';
import { type ServicePlan, ServiceProcess } from './service-process.js';
import type { StartContext } from './start-context.js';
import { entranceEnvironment, ingestEnvironment } from './telemetry-services.js';
import { verifierParty } from './verifier-party.js';

/** The same settings that a production installation gives; a process learns the secrets that are its own, and no others. */
export function apiEnvironment(wiring: Wiring, folder: DataFolder, secrets: Secrets, given: Given): Environment {
  const { operator, verifier, blindKey, webhookKey } = secrets;
  return {
    ...entranceEnvironment(wiring.telemetry, secrets),
    WEBHOOK_KEY: webhookKey,
    ...onChain(wiring.chain, folder),
    DATABASE_URL: wiring.databaseUrls.api,
    HTTP_HOST: HOST,
    HTTP_PORT: String(wiring.publicPort),
    VERIFIER_URL: verifierUrl(wiring),
    VERIFIER_TOKEN: verifier.token,
    BLIND_KEY_URL: blindKeyUrl(wiring),
    BLIND_KEY_TOKEN: blindKey.token,
    SIGN_IN_ORIGINS: `http://localhost:${wiring.publicPort}`,
    PORTAL_DIR: wiring.portalDir,
    ...(wiring.isDemo ? { DEMO_DOOR_FILE: folder.demoDoorFile } : {}),
    ...chosen('api', given),
    OPERATOR_CLIENT_ID: operator.clientId,
    OPERATOR_CLIENT_SECRET: operator.clientSecret,
    READY_FILE: folder.readyFile,
  };
}

/** What is set of the worker alone; a test may also put something between it and the chain, or have it fall at a chosen moment. */
export function workerEnvironment(
  wiring: Wiring,
  folder: DataFolder,
  { keys, webhookKey }: Secrets,
  given: Given,
): Environment {
  const { WORKER_CHAIN_RPC_URL: rpcUrl = wiring.chain.rpcUrl, WORKER_FAULTS: faults } = given;
  return {
    ...onChain({ ...wiring.chain, rpcUrl }, folder),
    DATABASE_URL: wiring.databaseUrls.worker,
    RELAYER_KEYS: keys.relayer,
    WEBHOOK_KEY: webhookKey,
    EVIDENCE_LOG_KEY: keys.evidenceLog,
    ...(faults === undefined ? {} : { WORKER_FAULTS: faults }),
    ...chosen('worker', given),
  };
}

export function verifierEnvironment(
  wiring: Wiring,
  folder: DataFolder,
  { keys, verifier }: Secrets,
  party: string,
  given: Given,
): Environment {
  return {
    CHAIN_RPC_URL: wiring.chain.rpcUrl,
    DEPLOYMENT_FILE: folder.deploymentFile,
    VERIFIER_HOST: HOST,
    VERIFIER_PORT: String(wiring.verifierPort),
    VERIFIER_TOKEN: verifier.token,
    VERIFIER_PRIVATE_KEY: keys.verifier,
    VERIFIER_PARTY: party,
    ...chosen('verifier', given),
    NULLIFIER_KEYS: `${verifier.nullifierKeyId}:${verifier.nullifierKey}`,
  };
}

/** The key's service keeps its counts in the data folder, so that a restart forgets none. */
export function blindKeyEnvironment(
  { blindKeyPort }: Wiring,
  folder: DataFolder,
  { blindKey }: Secrets,
  given: Given,
): Environment {
  return {
    BLIND_KEY_HOST: HOST,
    BLIND_KEY_PORT: String(blindKeyPort),
    BLIND_KEY_TOKEN: blindKey.token,
    BLIND_KEY_SEED: blindKey.seed,
    BLIND_KEY_LIMITS_FILE: folder.blindKeyLimitsFile,
    ...chosen('blind-key', given),
  };
}

export const blindKeyUrl = ({ blindKeyPort }: Wiring) => `http://${HOST}:${blindKeyPort}`;
export const verifierUrl = ({ verifierPort }: Wiring) => `http://${HOST}:${verifierPort}`;

function onChain({ rpcUrl, finality, pollMs }: Chain, { deploymentFile }: DataFolder): Environment {
  return { CHAIN_RPC_URL: rpcUrl, CHAIN_FINALITY: finality, CHAIN_POLL_MS: pollMs, DEPLOYMENT_FILE: deploymentFile };
}

/** Starts one more, which is stopped with the others. */
export type StartService = (
  name: ServiceName,
  environment: Environment,
  more?: Pick<ServicePlan, 'args' | 'onMessage'>,
) => Promise<void>;

/** Starts the services. The verifier is a party of its own: the api gives it its number before it can start. */
export async function startServices(
  context: StartContext,
  folder: DataFolder,
  wiring: Wiring,
  secrets: Secrets,
): Promise<StartService> {
  const { progress, stops } = context;
  const group = new ServiceGroup();
  await stops.add('the services', () => group.stop());
  context.onKill(() => group.kill());
  const start: StartService = async (name, environment, more = {}) => {
    const service = await serviceProcess(name, { environment, ...more }, context, folder);
    await progress.during(`starting the ${name}`, () => group.start(service));
  };
  await Promise.all([
    start('blind-key', blindKeyEnvironment(wiring, folder, secrets, context.environment)),
    start('api', apiEnvironment(wiring, folder, secrets, context.environment)),
    start('worker', workerEnvironment(wiring, folder, secrets, context.environment)),
    start('ingest', ingestEnvironment(wiring, secrets, context.environment)),
  ]);
  const apiUrl = `http://${HOST}:${wiring.publicPort}`;
  await waitUntilHealthy(`${apiUrl}/health/live`, stops.signal);
  const party = await verifierParty(folder, apiUrl, secrets, progress);
  await start('verifier', verifierEnvironment(wiring, folder, secrets, party, context.environment));
  await waitUntilHealthy(`${verifierUrl(wiring)}/health/live`, stops.signal);
  return start;
}

async function serviceProcess(
  name: ServiceName,
  own: Pick<ServicePlan, 'environment' | 'args' | 'onMessage'>,
  { product, progress, environment }: StartContext,
  folder: DataFolder,
): Promise<ServiceProcess> {
  const log = await ServiceLog.open(name, join(folder.logs, `${name}.log`), progress.say);
  const settings = { ...own, environment: { ...seenEnvironment(name, environment), ...own.environment } };
  const plan = { name, entryPoint: entryPoint(product, name), ...settings, runDir: folder.run, dataDir: folder.path };
  return new ServiceProcess(plan, log, progress.say);
}

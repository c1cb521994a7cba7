import { join } from 'node:path';
import type { Chain } from './chain.js';
import type { DatabaseUrls } from './database.js';
import type { DataFolder } from './data-folder.js';
import { waitUntilHealthy } from './health.js';
import { HOST } from './ports.js';
import { entryPoint, type ServiceName } from './product.js';
import type { Secrets } from './secrets.js';
import { ServiceGroup } from './service-group.js';
import { ServiceLog } from './service-log.js';
import { ServiceProcess } from './service-process.js';
import type { StartContext } from './start-context.js';
import { verifierParty } from './verifier-party.js';

/** How the services find each other in this installation. */
export interface Wiring {
  readonly databaseUrls: DatabaseUrls;
  readonly chain: Chain;
  readonly publicPort: number;
  readonly verifierPort: number;
  readonly blindKeyPort: number;
}

type Environment = Readonly<Record<string, string>>;
/** The supervisor's own environment. */
type Given = StartContext['environment'];

/** The same settings that a production installation gives; a process learns the secrets that are its own, and no others. */
export function apiEnvironment(
  wiring: Wiring,
  folder: DataFolder,
  { operator, verifier, blindKey }: Secrets,
  given: Given,
): Environment {
  return {
    ...onChain(wiring.chain, folder),
    DATABASE_URL: wiring.databaseUrls.api,
    HTTP_HOST: HOST,
    HTTP_PORT: String(wiring.publicPort),
    VERIFIER_URL: verifierUrl(wiring),
    VERIFIER_TOKEN: verifier.token,
    BLIND_KEY_URL: blindKeyUrl(wiring),
    BLIND_KEY_TOKEN: blindKey.token,
    ...chosen(API_LIMITS, given),
    ...chosen(PAPER_CHOICES, given),
    OPERATOR_CLIENT_ID: operator.clientId,
    OPERATOR_CLIENT_SECRET: operator.clientSecret,
    READY_FILE: folder.readyFile,
  };
}

/** What is set of the worker alone; a test may also put something between it and the chain, or have it fall at a chosen moment. */
export function workerEnvironment(wiring: Wiring, folder: DataFolder, { keys }: Secrets, given: Given): Environment {
  const { WORKER_CHAIN_RPC_URL: rpcUrl = wiring.chain.rpcUrl, WORKER_FAULTS: faults } = given;
  return {
    ...onChain({ ...wiring.chain, rpcUrl }, folder),
    DATABASE_URL: wiring.databaseUrls.worker,
    RELAYER_KEYS: keys.relayer,
    EVIDENCE_LOG_KEY: keys.evidenceLog,
    ...(faults === undefined ? {} : { WORKER_FAULTS: faults }),
    ...chosen(WORKER_LIMITS, given),
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
    ...chosen(VERIFIER_CHOICES, given),
    ...chosen(PAPER_CHOICES, given),
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
    ...chosen(BLIND_KEY_LIMITS, given),
  };
}

const API_LIMITS =
  /^REGISTRY_(LOOKUPS|REGISTRATIONS)_PER_(MINUTE|DAY)$|^CHAIN_LOG_BLOCKS$|^HTTP_BODY_LIMIT_BYTES$|^ACTS_PER_REQUEST$|^REVERIFY_POLL_MS$|^TAX_BUREAU_(URL|TOKEN|TIMEOUT_MS)$|^EVIDENCE_FILES?_(MAX_ENTRIES|MAX_BYTES|AT_ONCE|DERIVATION_MS)$|^ANCHOR_POLL_MS$/;
const VERIFIER_CHOICES = /^REVIEWER_PARTY$|^VERIFIER_BODY_LIMIT_BYTES$|^SCHEMATRON_(FILES|TIMEOUT_MS)$/;
/** Of the api and of the verifier alike: what one takes in must be readable to the other, and what one looks for is what the other judges. */
const PAPER_CHOICES = /^PAPER_MAX_[A-Z_]+$|^TRADE_RULES_FILE$/;
const WORKER_LIMITS = /^FACT_(POLL_MS|BATCH)$|^ANCHOR_(POLL_MS|SITES|DEADLINE_SECONDS)$/;
const BLIND_KEY_LIMITS = /^BLIND_KEY_EVALUATIONS_(OF_ALL_)?PER_(MINUTE|DAY)$|^BLIND_KEY_POINTS_PER_REQUEST$/;

/** Limits that the supervisor was started with. */
function chosen(names: RegExp, given: Given): Environment {
  const entries = Object.entries(given).filter(([name, value]) => names.test(name) && value !== undefined);
  return Object.fromEntries(entries) as Environment;
}

export const blindKeyUrl = ({ blindKeyPort }: Wiring) => `http://${HOST}:${blindKeyPort}`;
export const verifierUrl = ({ verifierPort }: Wiring) => `http://${HOST}:${verifierPort}`;

function onChain({ rpcUrl, finality, pollMs }: Chain, { deploymentFile }: DataFolder): Environment {
  return { CHAIN_RPC_URL: rpcUrl, CHAIN_FINALITY: finality, CHAIN_POLL_MS: pollMs, DEPLOYMENT_FILE: deploymentFile };
}

/** Starts the services. The verifier is a party of its own: the api gives it its number before it can start. */
export async function startServices(
  context: StartContext,
  folder: DataFolder,
  wiring: Wiring,
  secrets: Secrets,
): Promise<void> {
  const { progress, stops } = context;
  const group = new ServiceGroup();
  await stops.add('the services', () => group.stop());
  context.onKill(() => group.kill());
  const start = async (name: ServiceName, environment: Environment) => {
    const service = await serviceProcess(name, environment, context, folder);
    await progress.during(`starting the ${name}`, () => group.start(service));
  };
  await Promise.all([
    start('blind-key', blindKeyEnvironment(wiring, folder, secrets, context.environment)),
    start('api', apiEnvironment(wiring, folder, secrets, context.environment)),
    start('worker', workerEnvironment(wiring, folder, secrets, context.environment)),
  ]);
  const apiUrl = `http://${HOST}:${wiring.publicPort}`;
  await waitUntilHealthy(`${apiUrl}/health/live`, stops.signal);
  const party = await verifierParty(folder, apiUrl, secrets, progress);
  await start('verifier', verifierEnvironment(wiring, folder, secrets, party, context.environment));
  await waitUntilHealthy(`${verifierUrl(wiring)}/health/live`, stops.signal);
}

async function serviceProcess(
  name: ServiceName,
  environment: Environment,
  { product, progress }: StartContext,
  folder: DataFolder,
): Promise<ServiceProcess> {
  const log = await ServiceLog.open(name, join(folder.logs, `${name}.log`), progress.say);
  const plan = { name, entryPoint: entryPoint(product, name), environment, runDir: folder.run, dataDir: folder.path };
  return new ServiceProcess(plan, log, progress.say);
}

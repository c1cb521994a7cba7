import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DomainError } from '@tallystick/kernel';
import {
  embeddedPostgresUrl,
  type Environment,
  type Finality,
  finalitySetting,
  readSettings,
  textSetting,
  urlSetting,
} from '@tallystick/platform';

export const DEFAULT_DATA_DIR = '.tallystick';

export const DATA_DIR_HELP = `the data folder of a running npm start (default ${DEFAULT_DATA_DIR}, unless DATABASE_URL is set)`;

/** Where an installation's database, chain and contracts are. */
export interface Installation {
  readonly databaseUrl: string;
  readonly chainRpcUrl: string;
  readonly chainFinality: Finality;
  readonly deploymentFile: string;
}

export class InstallationNotRunning extends DomainError {
  constructor(dataDir: string) {
    super(
      'installation-not-running',
      'unavailable',
      `${dataDir} is not the data folder of a running Tallystick. Start it with npm start, and name its folder with --data-dir; ` +
        'for an installation of its own database and chain, set DATABASE_URL, CHAIN_RPC_URL, CHAIN_FINALITY and DEPLOYMENT_FILE.',
      { dataDir },
    );
  }
}

/** The one whose data folder is named; without, the one of the settings, or else the default's. */
export async function findInstallation(dataDir: string | undefined, environment: Environment): Promise<Installation> {
  const ownDatabase = dataDir === undefined && environment.DATABASE_URL !== undefined;
  return ownDatabase ? installationFromSettings(environment) : await embeddedInstallation(dataDir ?? DEFAULT_DATA_DIR);
}

/** An installation that has its own database and chain is named by the settings of its worker. */
function installationFromSettings(environment: Environment): Installation {
  return readSettings(
    {
      databaseUrl: urlSetting('DATABASE_URL', ['postgres:', 'postgresql:']),
      chainRpcUrl: urlSetting('CHAIN_RPC_URL', ['http:', 'https:']),
      chainFinality: finalitySetting('CHAIN_FINALITY'),
      deploymentFile: textSetting('DEPLOYMENT_FILE', 'the path of the deployment’s JSON file'),
    },
    environment,
  );
}

/** What `npm start` runs is named by its data folder; it must be running, because its database, and most often its chain, are part of it. */
export async function embeddedInstallation(dataDir: string): Promise<Installation> {
  const folder = resolve(dataDir);
  const [databaseUrl, chain] = await Promise.all([
    embeddedPostgresUrl(folder),
    readFile(join(folder, 'run', 'chain.json'), 'utf8').catch(() => undefined),
  ]);
  if (databaseUrl === undefined || chain === undefined) throw new InstallationNotRunning(folder);
  const { rpcUrl, finality } = JSON.parse(chain) as { rpcUrl: string; finality: string };
  if (!(await answers(rpcUrl))) throw new InstallationNotRunning(folder);
  return {
    databaseUrl,
    chainRpcUrl: rpcUrl,
    chainFinality: finalitySetting('CHAIN_FINALITY').parse(finality || undefined),
    deploymentFile: join(folder, 'deployment.json'),
  };
}

/** One that was stopped or killed leaves the addresses that it had. */
function answers(url: string): Promise<boolean> {
  return fetch(url, { method: 'POST', body: '{}' }).then(
    () => true,
    () => false,
  );
}

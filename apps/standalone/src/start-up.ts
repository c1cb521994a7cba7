import { rm, writeFile } from 'node:fs/promises';
import { embeddedPostgresMajor } from '@tallystick/platform';
import { type DataFolder, emptyDataFolder, layOut, openDataFolder } from './data-folder.js';
import { prepareOwnDatabase, startDatabase } from './database.js';
import { demoWasCutOff, requireDemoFile, runDemo } from './demo.js';
import { letDemoPeopleIn } from './demo-people.js';
import { deployOnce } from './deploy-once.js';
import { beginAgain, DatabaseEnded } from './errors.js';
import { isNodeGiven, requireGasMoney } from './given-chain.js';
import { greeting } from './greeting.js';
import { keepDemoKeys } from './keep-demo-keys.js';
import { endLeftoverServices } from './leftover-services.js';
import { openChain } from './open-chain.js';
import { freePort, HOST } from './ports.js';
import { portalDir } from './product.js';
import type { Progress } from './progress.js';
import { readOrCreateSecrets } from './secrets.js';
import { prepareTelemetryFiles } from './telemetry-files.js';
import { startServices } from './services.js';
import type { StartContext } from './start-context.js';
import { holdToDeployed, readOrCreateVersion, type Version } from './version-file.js';

/** Brings up the whole platform, each part on those before it. Every start takes the same way; a later one finds most of it done. */
export async function startUp(context: StartContext): Promise<void> {
  const { flags, progress, stops } = context;
  const folder = await openDataFolder(flags.dataDir);
  await stops.add('the data folder', () => folder.lock.release());
  const version = await prepareFolder(context, folder);
  const secrets = await readOrCreateSecrets(folder.secretsFile);

  const postgres = await startDatabase(folder, progress);
  await stops.add('PostgreSQL', postgres.stop);
  void postgres.ended.then(() => stops.isStopping || context.onFatal(new DatabaseEnded(folder.logs)));
  const databaseUrls = await prepareOwnDatabase(postgres.url, secrets, progress);

  const chain = await openChain(folder, databaseUrls.chain, secrets, context);
  if (!version.deployed && version.isOnGivenNode) await requireGasMoney(chain, secrets);
  await holdToDeployed(folder.path, version, await deployOnce(folder, chain, secrets, progress));

  const telemetry = await prepareTelemetryFiles(folder);
  const [verifierPort, blindKeyPort, ingestHealthPort] = [await freePort(), await freePort(), await freePort()];
  const ports = { publicPort: flags.port, verifierPort, blindKeyPort, ingestHealthPort };
  const isDemo = version.begunAs === 'demo';
  const wiring = { databaseUrls, chain, telemetry, ...ports, portalDir: portalDir(context.product), isDemo };
  const startService = await startServices(context, folder, wiring, secrets);

  const baseUrl = `http://${HOST}:${flags.port}`;
  if (isDemo) await runDemo(folder, baseUrl, secrets, { progress, startService, chain });
  const entrances = isDemo ? await letDemoPeopleIn(folder, baseUrl) : [];
  if (isDemo) await stops.add('the demo’s keys', await keepDemoKeys(folder, baseUrl, chain, progress));
  await writeFile(folder.readyFile, '');
  progress.say(await greeting(folder, flags.port, chain, version.begunAs, entrances));
}

async function prepareFolder(context: StartContext, folder: DataFolder): Promise<Version> {
  const { environment, flags, product, progress } = context;
  await endLastRun(folder, progress);
  if (flags.fresh) await progress.during('removing the old data', () => emptyDataFolder(folder, progress.say));
  else if (await demoWasCutOff(folder)) {
    progress.say('the first start was cut off before its demo was complete: beginning again');
    await emptyDataFolder(folder, progress.say);
  }
  const version = await readOrCreateVersion(folder.path, {
    productVersion: product.version,
    postgresMajor: await embeddedPostgresMajor(),
    begunAs: flags.empty ? 'empty' : 'demo',
    isOnGivenNode: isNodeGiven(environment),
  });
  if (flags.empty && version.begunAs === 'demo') {
    progress.say(
      `this data was begun with the demo and keeps it; to begin without: ${beginAgain(folder.path, '--empty')}`,
    );
  }
  await requireDemoFile(folder);
  await layOut(folder);
  return version;
}

/** What an earlier run left behind is ended, whatever its data is worth, before anything of it is read or removed. */
async function endLastRun(folder: DataFolder, progress: Progress): Promise<void> {
  await endLeftoverServices(folder.run, progress.say);
  for (const file of [folder.readyFile, folder.demoDoorFile]) await rm(file, { force: true });
}

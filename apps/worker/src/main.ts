import { Logger } from '@nestjs/common';
import { readDeployment } from '@tallystick/chain';
import { processEnvironment, runService } from '@tallystick/platform';
import { readWorkerSettings } from './settings.js';
import { startWorker } from './start-worker.js';

await runService('worker', async (metrics) => {
  const settings = readWorkerSettings(processEnvironment());
  const deployment = await readDeployment(settings.deploymentFile);
  const onFatal = (error: unknown) => {
    new Logger('worker').error(error);
    process.exit(1);
  };
  return startWorker(settings, deployment, onFatal, metrics);
});

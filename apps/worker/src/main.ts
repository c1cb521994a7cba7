import { Logger } from '@nestjs/common';
import { readDeployment } from '@tallystick/chain';
import { processEnvironment, runService } from '@tallystick/platform';
import { readWorkerSettings } from './settings.js';
import { startWorker } from './start-worker.js';

await runService('worker', async () => {
  const settings = readWorkerSettings(processEnvironment());
  const deployment = await readDeployment(settings.deploymentFile);
  return startWorker(settings, deployment, (error) => {
    new Logger('worker').error(error);
    process.exit(1);
  });
});

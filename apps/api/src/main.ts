import { readDeployment } from '@tallystick/chain';
import { processEnvironment, runService } from '@tallystick/platform';
import { createApi } from './create-api.js';
import { readApiSettings } from './settings.js';

await runService('api', async () => {
  const settings = readApiSettings(processEnvironment());
  const { network } = await readDeployment(settings.deploymentFile);
  const app = await createApi(settings, network);
  await app.listen(settings.httpPort, settings.httpHost);
  return app;
});

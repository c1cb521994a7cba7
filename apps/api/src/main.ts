import { createRpcProvider, readDeployment, verifyDeployment } from '@tallystick/chain';
import { processEnvironment, runService } from '@tallystick/platform';
import { createApi } from './create-api.js';
import { readApiSettings } from './settings.js';

await runService('api', async (metrics) => {
  const settings = readApiSettings(processEnvironment());
  const deployment = await readDeployment(settings.deploymentFile);
  const { network } = deployment;
  const provider = createRpcProvider({ url: settings.chainRpcUrl, chainId: network.chainId });
  await verifyDeployment(provider, deployment).finally(() => provider.destroy());
  const app = await createApi(settings, network, undefined, metrics);
  await app.listen(settings.httpPort, settings.httpHost);
  return app;
});

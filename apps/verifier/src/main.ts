import { readDeployment } from '@tallystick/chain';
import { processEnvironment, runService } from '@tallystick/platform';
import { createVerifier } from './create-verifier.js';
import { readVerifierSettings } from './settings.js';

await runService('verifier', async (metrics) => {
  const settings = readVerifierSettings(processEnvironment());
  const { network } = await readDeployment(settings.deploymentFile);
  const app = await createVerifier(settings, network, undefined, metrics);
  await app.listen(settings.port, settings.host);
  return app;
});

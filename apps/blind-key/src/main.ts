import { processEnvironment, runService } from '@tallystick/platform';
import { createBlindKey } from './create-blind-key.js';
import { readBlindKeySettings } from './settings.js';

await runService('blind-key', async (metrics) => {
  const settings = readBlindKeySettings(processEnvironment());
  const app = await createBlindKey(settings, undefined, metrics);
  await app.listen(settings.port, settings.host);
  return app;
});

import { processEnvironment, runService } from '@tallystick/platform';
import { readIngestSettings } from './settings/settings.js';
import { startIngest } from './start-ingest.js';

await runService('ingest', (metrics) => startIngest(readIngestSettings(processEnvironment()), metrics));

import type { Environment } from '@tallystick/platform';
import { readApiSettings } from '../../apps/api/src/settings.js';
import { readBlindKeySettings } from '../../apps/blind-key/src/settings.js';
import { readDeploySettings } from '../../apps/cli/src/deployment/deploy-settings.js';
import { readMigrateSettings } from '../../apps/cli/src/deployment/migrate-settings.js';
import { readGatewaySettings } from '../../apps/gateway/src/settings.js';
import { readIngestSettings } from '../../apps/ingest/src/settings/settings.js';
import { readVerifierSettings } from '../../apps/verifier/src/settings.js';
import { readWorkerSettings } from '../../apps/worker/src/settings.js';

/** By the name of the service, or of the command. */
export const SETTINGS_OF: Readonly<Record<string, (environment: Environment) => unknown>> = {
  api: readApiSettings,
  worker: readWorkerSettings,
  ingest: readIngestSettings,
  verifier: readVerifierSettings,
  'blind-key': readBlindKeySettings,
  gateway: readGatewaySettings,
  migrate: readMigrateSettings,
  'deploy-contracts': readDeploySettings,
};

import type { Chain } from './chain.js';
import type { DatabaseUrls } from './database.js';
import type { TelemetryFiles } from './telemetry-files.js';

/** How the services find each other in this installation. */
export interface Wiring {
  readonly databaseUrls: DatabaseUrls;
  readonly chain: Chain;
  readonly publicPort: number;
  readonly verifierPort: number;
  readonly blindKeyPort: number;
  readonly ingestHealthPort: number;
  readonly telemetry: TelemetryFiles;
  /** The built portal. */
  readonly portalDir: string;
  /** Whether one may sign in as somebody of the demo. */
  readonly isDemo: boolean;
}

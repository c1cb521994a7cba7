import { Logger } from '@nestjs/common';
import type { Environment } from '../config/settings.js';
import { logSettingsOf } from './log-settings.js';
import { ProcessLogger } from './process-logger.js';
import { maskOf, secretsOf } from './secrets-masked.js';

/** From here on everything that this process logs goes through one logger, Nest's own lines too. */
export function openProcessLog(process: string, environment: Environment): void {
  Logger.overrideLogger(new ProcessLogger(process, logSettingsOf(environment), maskOf(secretsOf(environment))));
}

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ConfigurationInvalid } from '../gateway-errors.js';
import { type PlayedScenario, readScenario } from './scenario.js';

/** The folder of the scenarios that come with the product, wherever it is built to. */
export function scenariosFolder(from = import.meta.dirname): string {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const scenarios = join(folder, 'apps', 'gateway', 'scenarios');
    if (existsSync(scenarios)) return scenarios;
  }
  throw new Error(`no scenarios around ${from}`);
}

/** @param nameOrPath one that comes with the product, or a file's path. @throws ConfigurationInvalid */
export async function findScenario(nameOrPath: string): Promise<PlayedScenario> {
  const isPath = nameOrPath.endsWith('.json');
  const path = isPath ? nameOrPath : join(scenariosFolder(), `${nameOrPath}.json`);
  if (!existsSync(path)) {
    throw new ConfigurationInvalid('the scenario', [`expected a file at ${path}`]);
  }
  return readScenario(await readFile(path, 'utf8'));
}

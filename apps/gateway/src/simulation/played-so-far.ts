import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '@tallystick/platform';

/** How far a play has come that had caught up with the wall's clock. */
export interface PlayedSoFar {
  readonly scenario: string;
  readonly offsetMs: number;
  /** The moment, shifted to the wall's clock, up to which all was played. */
  readonly untilMs: number;
}

const FILE = 'simulation.json';

/** @returns undefined when there is none of this scenario to go on with */
export async function readPlayedSoFar(folder: string, scenario: string): Promise<PlayedSoFar | undefined> {
  try {
    const played = JSON.parse(await readFile(join(folder, FILE), 'utf8')) as PlayedSoFar;
    return played.scenario === scenario ? played : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
}

export const writePlayedSoFar = (folder: string, played: PlayedSoFar): Promise<void> =>
  writeAtomically(join(folder, FILE), `${JSON.stringify(played)}\n`);

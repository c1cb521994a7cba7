import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Platform, type PlatformOptions } from './platform.js';
import { SeededRandom } from './seeded-random.js';

interface Phase {
  /** Which process stops there, and waits to be killed. */
  readonly variable: 'WORKER_FAULTS' | 'CHAIN_FAULTS';
  /** The time it is reached, counted from the start: late enough for the checks after a start to be over, early enough to come soon. */
  readonly nth: readonly [low: number, high: number];
  readonly environment?: Readonly<Record<string, string>>;
}

export const KILL_PHASES = {
  'before-send': { variable: 'WORKER_FAULTS', nth: [8, 14] },
  'after-send': { variable: 'WORKER_FAULTS', nth: [8, 14] },
  'before-commit': { variable: 'WORKER_FAULTS', nth: [7, 14] },
  'after-commit': { variable: 'WORKER_FAULTS', nth: [7, 14] },
  'during-dump': {
    variable: 'CHAIN_FAULTS',
    nth: [4, 6],
    environment: { CHAIN_DUMP_INTERVAL_MS: '800', CHAIN_DUMP_PER_MILLE: '100' },
  },
} as const satisfies Record<string, Phase>;

export type KillPhase = keyof typeof KILL_PHASES;

/** Between the moment at which one process stands still and the end of all: clients still see what the others do. */
const STANDSTILL_MS = 400;
const POLL_MS = 25;

export interface KillMoment {
  readonly phase: KillPhase;
  /** The time that the phase is reached since the start. */
  readonly nth: number;
  readonly standstillMs: number;
}

/** So many moments of each phase, in an order that follows from the seed as they do. */
export function killMoments(seed: number, perPhase: number): KillMoment[] {
  const random = new SeededRandom(seed);
  const phases = Object.keys(KILL_PHASES) as KillPhase[];
  const rest = Array.from({ length: perPhase }, () => phases).flat();
  const moments: KillMoment[] = [];
  while (rest.length > 0) {
    for (const phase of rest.splice(random.below(rest.length), 1)) {
      const { nth }: Phase = KILL_PHASES[phase];
      moments.push({ phase, nth: random.between(...nth), standstillMs: random.below(STANDSTILL_MS) });
    }
  }
  return moments;
}

/** A platform that will stop in its tracks at one moment of one phase, for a test to kill it there. */
export class DoomedPlatform {
  private constructor(
    readonly platform: Platform,
    private readonly phase: KillPhase,
    private readonly workerLogStart: number,
  ) {}

  static async start(
    { phase, nth }: KillMoment,
    options: Required<Pick<PlatformOptions, 'dataDir' | 'port'>>,
  ): Promise<DoomedPlatform> {
    const { variable, environment }: Phase = KILL_PHASES[phase];
    const workerLogStart = (await workerLog(options.dataDir)).length;
    const doom = { ...environment, [variable]: `${phase}:${nth}:hang` };
    return new DoomedPlatform(await Platform.launch({ ...options, environment: doom }), phase, workerLogStart);
  }

  /** Resolves with true when it stands still at its moment, with false when `givenUp` says so before that. */
  async untilReached(givenUp: () => boolean): Promise<boolean> {
    while (!givenUp()) {
      const said = this.platform.output + (await workerLog(this.platform.dataDir)).slice(this.workerLogStart);
      if (said.includes(`fault point reached: ${this.phase}`)) return true;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    return false;
  }
}

function workerLog(dataDir: string): Promise<string> {
  return readFile(join(dataDir, 'logs', 'worker.log'), 'utf8').catch(() => '');
}

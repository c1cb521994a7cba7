import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Platform, type PlatformOptions } from './platform.js';
import type { SeededRandom } from './seeded-random.js';

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
  'during-dump': { variable: 'CHAIN_FAULTS', nth: [3, 5], environment: { CHAIN_DUMP_INTERVAL_MS: '1000' } },
} as const satisfies Record<string, Phase>;

export type KillPhase = keyof typeof KILL_PHASES;

const POLL_MS = 25;

/** A platform that will stop in its tracks at one moment of one phase, for a test to kill it there. */
export class DoomedPlatform {
  private constructor(
    readonly platform: Platform,
    readonly phase: KillPhase,
    readonly nth: number,
    private readonly workerLogStart: number,
  ) {}

  static async start(
    phase: KillPhase,
    random: SeededRandom,
    options: Required<Pick<PlatformOptions, 'dataDir' | 'port'>>,
  ): Promise<DoomedPlatform> {
    const plan: Phase = KILL_PHASES[phase];
    const nth = random.between(...plan.nth);
    const workerLogStart = (await workerLog(options.dataDir)).length;
    const environment = { ...plan.environment, [plan.variable]: `${phase}:${nth}:hang` };
    return new DoomedPlatform(await Platform.launch({ ...options, environment }), phase, nth, workerLogStart);
  }

  /** Resolves when it stands still at its moment; never, when `given up` by then. */
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

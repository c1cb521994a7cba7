import { parseArgs } from 'node:util';
import { ConfigurationInvalid } from './gateway-errors.js';

/** How it comes in before anything else; without it, it is in. */
export interface Entering {
  readonly code: string;
  readonly server: string;
}

export interface Simulation {
  readonly kind: 'simulate';
  /** A name of `scenarios/`, or a file's path. */
  readonly scenario: string;
  readonly speed: string;
  readonly from: string;
  /** Minutes, digits. */
  readonly history: string | undefined;
  /** A file's path, or `parent`. */
  readonly papers: string | undefined;
}

export interface Command {
  readonly entering: Entering | undefined;
  readonly work: Simulation | { readonly kind: 'run' };
}

const OPTIONS = {
  enrol: { type: 'string' },
  server: { type: 'string' },
  simulate: { type: 'string' },
  speed: { type: 'string' },
  from: { type: 'string' },
  history: { type: 'string' },
  papers: { type: 'string' },
  /** Says whose process it is, for whoever looks for it; nothing is read by it. */
  'data-dir': { type: 'string' },
} as const;

const USAGE = [
  'expected [--enrol CODE --server https://...], and then nothing, to read sensors,',
  'or --simulate SCENARIO [--speed TIMES|max] [--from start|end|incident[+-MINUTES]] [--history MINUTES] [--papers FILE|parent]',
];

/** @throws ConfigurationInvalid with how it is used */
export function readCommand(args: readonly string[]): Command {
  const { enrol, server, simulate, speed, from, history, papers } = optionsOf(args);
  if ((enrol === undefined) !== (server === undefined)) throw misused();
  const entering = enrol !== undefined && server !== undefined ? { code: enrol, server } : undefined;
  if (simulate === undefined) {
    if ((speed ?? from ?? history ?? papers) !== undefined) throw misused();
    return { entering, work: { kind: 'run' } };
  }
  const played = { scenario: simulate, speed: speed ?? 'max', from: from ?? 'end', history, papers };
  return { entering, work: { kind: 'simulate', ...played } };
}

function optionsOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch {
    throw misused();
  }
}

const misused = () => new ConfigurationInvalid('the command line', USAGE);

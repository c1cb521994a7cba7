import { parseArgs } from 'node:util';
import { ConfigurationInvalid } from './gateway-errors.js';

export type Command =
  | { readonly kind: 'run' }
  | { readonly kind: 'enrol'; readonly code: string; readonly server: string }
  | {
      readonly kind: 'simulate';
      /** A name of `scenarios/`, or a file's path. */
      readonly scenario: string;
      readonly speed: string;
      readonly from: string;
      /** Minutes, digits. */
      readonly history: string | undefined;
      /** A file's path, or `parent`. */
      readonly papers: string | undefined;
    };

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
  'expected nothing, to read sensors,',
  'or --enrol CODE --server https://...,',
  'or --simulate SCENARIO [--speed TIMES|max] [--from start|end|incident[+-MINUTES]] [--history MINUTES] [--papers FILE|parent]',
];

/** @throws ConfigurationInvalid with how it is used */
export function readCommand(args: readonly string[]): Command {
  const { enrol, server, simulate, speed, from, history, papers } = optionsOf(args);
  const isSimulated = simulate !== undefined;
  if ((enrol === undefined) !== (server === undefined) || (enrol !== undefined && isSimulated)) throw misused();
  if (!isSimulated && (speed ?? from ?? history ?? papers) !== undefined) throw misused();
  if (enrol !== undefined && server !== undefined) return { kind: 'enrol', code: enrol, server };
  if (!isSimulated) return { kind: 'run' };
  return { kind: 'simulate', scenario: simulate, speed: speed ?? 'max', from: from ?? 'end', history, papers };
}

function optionsOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch {
    throw misused();
  }
}

const misused = () => new ConfigurationInvalid('the command line', USAGE);

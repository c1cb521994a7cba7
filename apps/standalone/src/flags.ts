import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { FlagsInvalid } from './errors.js';

export interface Flags {
  /** Remove the data folder's content and begin again. */
  readonly fresh: boolean;
  /** Start with no demo. */
  readonly empty: boolean;
  readonly port: number;
  readonly dataDir: string;
  readonly help: boolean;
}

const DEFAULT_PORT = 8080;
const DEFAULT_DATA_DIR = '.tallystick';

export const USAGE = `Usage: npm start -- [flags]

  --port N         serve on http://localhost:N (default ${DEFAULT_PORT})
  --data-dir DIR   keep all data in DIR (default ${DEFAULT_DATA_DIR})
  --empty          start with no demo
  --fresh          remove the data folder's content and begin again
  --help           show this`;

export function parseFlags(args: readonly string[], workingDir: string): Flags {
  const { fresh, empty, port, help, 'data-dir': dataDir } = parsed(args);
  return {
    fresh: fresh ?? false,
    empty: empty ?? false,
    port: port === undefined ? DEFAULT_PORT : portNumber(port),
    dataDir: resolve(workingDir, dataDir === undefined ? DEFAULT_DATA_DIR : folderName(dataDir)),
    help: help ?? false,
  };
}

function parsed(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        fresh: { type: 'boolean' },
        empty: { type: 'boolean' },
        port: { type: 'string' },
        'data-dir': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return values;
  } catch (error) {
    throw new FlagsInvalid(error instanceof Error ? error.message : String(error), USAGE);
  }
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^[0-9]{1,5}$/.test(text) || port < 1 || port > 65_535) {
    throw new FlagsInvalid(`--port expects a number from 1 to 65535, not "${text}"`, USAGE);
  }
  return port;
}

function folderName(text: string): string {
  if (text === '') throw new FlagsInvalid('--data-dir expects the name of a folder', USAGE);
  return text;
}

import { open } from 'node:fs/promises';
import { DomainError } from '@tallystick/kernel';
import { processEnvironment, readSettings, wholeNumberSettings } from '@tallystick/platform';
import type { BundleTrust } from '@tallystick/telemetry';
import { type Knowledge, type Outcome, type Verification, verifyFile } from '@tallystick/verification/bundle';
import { type Command, InvalidArgumentError } from 'commander';
import { withoutControls } from '../check/terminal-safe.js';
import { BUNDLE_LIMIT_SETTINGS } from './bundle-settings.js';
import { describeVerification } from './describe-verification.js';
import { knownOperator } from './known-operator.js';
import { verificationJson } from './verification-json.js';

const EXIT_CODES: Readonly<Record<Outcome, number>> = { proved: 0, wrong: 1, open: 3 };
const EXIT_NOT_CHECKED = 2;

interface VerifyFlags {
  readonly json?: boolean;
  readonly operatorKey?: string;
  readonly anchored?: { readonly size: number; readonly root: Uint8Array };
  readonly rpc?: string;
  readonly log?: string;
  readonly contract?: string;
  readonly deployment?: string;
  readonly fromBlock?: number;
}

/** `tallystick verify`: evidence by itself, with no network unless a node is named, and nothing of the platform's. */
export function registerVerifyCommand(program: Command): void {
  program
    .command('verify')
    .description(
      'Checks an evidence bundle without the platform: signatures, order, log and anchor, and makes its alarm again from the readings.',
    )
    .argument('<file>', 'the bundle')
    .option('--json', 'print the findings, the alarm and the readings as JSON')
    .option('--operator-key <key>', "the key that the site's operator is known by: its fingerprint, or a file in PEM")
    .option(
      '--anchored <size:root>',
      'a tree that is known to be anchored: its leaves, and its root as 0x and hex',
      anchored,
    )
    .option('--rpc <url>', 'ask this node of the chain whether the root is anchored, and since when')
    .option('--log <account>', "the account under which the platform's log is anchored; needed with --rpc", address)
    .option('--contract <address>', 'where EvidenceLog is; or else --deployment', address)
    .option(
      '--deployment <file>',
      "the deployment's JSON file: with it the operator's key is looked up by its party too",
    )
    .option('--from-block <number>', 'look for the anchor from this block on (default the first)', blockNumber)
    .addHelpText(
      'after',
      '\nExit code: 0 proved, 1 something is wrong, 3 nothing is wrong and something is not shown, 2 it could not be checked; 64 wrong usage.',
    )
    .configureOutput({ outputError: (text, write) => write(`${withoutControls(text.trimEnd())}\n`) })
    .action(async (path: string, flags: VerifyFlags, command: Command) => {
      requireWhole(flags, command);
      const { limits } = readSettings({ limits: wholeNumberSettings(BUNDLE_LIMIT_SETTINGS) }, processEnvironment());
      try {
        const file = await readUpTo(path, limits.maxBytes + 1);
        const verification = await withKnowledge(flags, (known) => verifyFile(file, limits, known));
        process.stdout.write(`${told(verification, flags)}\n`);
        process.exitCode = EXIT_CODES[verification.outcome];
      } catch (error) {
        process.exitCode = EXIT_NOT_CHECKED;
        console.error(withoutControls(messageOf(error)));
      }
    });
}

const told = (verification: Verification, { json }: VerifyFlags) =>
  json ? verificationJson(verification) : describeVerification(verification);

function requireWhole({ rpc, log, contract, deployment }: VerifyFlags, command: Command): void {
  if (rpc === undefined) {
    if (log ?? contract ?? deployment) command.error('error: --log, --contract and --deployment need --rpc');
    return;
  }
  if (log === undefined)
    command.error("error: --rpc needs --log: anybody may anchor a log, and the platform's is known by its account");
  if (contract === undefined && deployment === undefined)
    command.error('error: --rpc needs --contract or --deployment');
}

async function withKnowledge<T>(flags: VerifyFlags, work: (known: Knowledge) => Promise<T>): Promise<T> {
  const trust: Knowledge['trust'] = async (bundle): Promise<BundleTrust> => ({
    ...(flags.operatorKey !== undefined && { operators: await knownOperator(flags.operatorKey, bundle) }),
    ...(flags.anchored && { anchoredRoots: [{ site: bundle.site, ...flags.anchored }] }),
  });
  const { rpc, log } = flags;
  if (rpc === undefined || log === undefined) return work({ trust });
  // What talks to a chain is not even loaded by whoever asks none.
  const { withNode } = await import('./with-node.js');
  return withNode({ ...flags, rpc, log }, (ask) => work({ trust, ask }));
}

/** No more than is read, whatever the file is. */
async function readUpTo(path: string, most: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const bytes = Buffer.alloc(Math.min(size, most));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const messageOf = (error: unknown) =>
  error instanceof DomainError ? error.message : error instanceof Error ? error.message : String(error);

function address(text: string): string {
  if (!/^0x[0-9a-fA-F]{40}$/.test(text)) throw new InvalidArgumentError('Expected 0x and 40 hex digits.');
  return text;
}

function blockNumber(text: string): number {
  if (!/^(?:0|[1-9][0-9]{0,14})$/.test(text)) throw new InvalidArgumentError('Expected the number of a block.');
  return Number(text);
}

function anchored(text: string): { size: number; root: Uint8Array } {
  const match = /^([1-9][0-9]{0,14}):0x([0-9a-fA-F]{64})$/.exec(text);
  if (!match) throw new InvalidArgumentError('Expected leaves and root, such as 17:0x and 64 hex digits.');
  return { size: Number(match[1]), root: new Uint8Array(Buffer.from(match[2] ?? '', 'hex')) };
}

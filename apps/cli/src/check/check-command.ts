import { dateInShanghai, nowSeconds, systemClock } from '@tallystick/kernel';
import {
  checkPapers,
  openSchematron,
  type ReadOptions,
  type Schematron,
  SchematronInvalid,
  type SubmittedPaper,
  type Verdict,
} from '@tallystick/trade/papers';
import { type Command, InvalidArgumentError } from 'commander';
import { collectFiles } from './collect-files.js';
import { describeReport } from './describe-report.js';
import { Progress } from './progress.js';
import { submitFile } from './submit-file.js';

const SCHEMATRON_TIMEOUT_MS = 5_000;
const EXIT_CODES: Readonly<Record<Verdict, number>> = { pass: 0, review: 1, fail: 2, unreadable: 3 };

/** `tallystick check`: the checks of the platform on papers at hand, with no network, database or account. */
export function registerCheckCommand(program: Command): void {
  program
    .command('check')
    .description(
      'Checks trade papers against each other, offline: UBL 2.x orders and their responses, despatch and receipt advices, invoices and credit notes, CII invoices, EPCIS 2.0 events as JSON-LD, warehouse receipts, and bank statements (camt.053, camt.054).',
    )
    .argument('<paths...>', 'papers, and folders of which every .xml and .json file is one')
    .option('--json', 'print the report as JSON')
    .option('--en16931', 'hold every invoice to EN 16931, not only those that claim to follow it')
    .option('--schematron <file>', 'hold every XML paper to this Schematron file too; may be given again', andThis)
    .option(
      '--schematron-timeout-ms <ms>',
      'how long those files may take over one paper',
      milliseconds,
      SCHEMATRON_TIMEOUT_MS,
    )
    .addHelpText(
      'after',
      '\nExit code: 0 pass, 1 review (papers missing), 2 fail (papers contradict), 3 unreadable; 64 wrong usage, 70 a fault of this tool.',
    )
    .action(async (paths: string[], options: CheckFlags, command: Command) => {
      const schematron = await rulesOf(options, command);
      process.exitCode = await check(paths, options, schematron);
    });
}

interface CheckFlags {
  readonly json?: boolean;
  readonly en16931?: boolean;
  readonly schematron?: readonly string[];
  readonly schematronTimeoutMs: number;
}

async function check(
  paths: readonly string[],
  { json = false, en16931 = false }: CheckFlags,
  schematron: Schematron,
): Promise<number> {
  const files = await collectFiles(paths);
  const reading = new Progress('read', `of ${files.length} papers`);
  const checking = new Progress('checked', 'invoices');
  const options: ReadOptions = { isHeldToEn16931: en16931 };
  const papers: SubmittedPaper[] = [];
  for (const file of files) {
    papers.push(await submitFile(file, options, schematron));
    reading.step();
  }
  await schematron.close();
  const today = dateInShanghai(nowSeconds(systemClock));
  const report = checkPapers(papers, { today, onInvoiceChecked: () => checking.step() });
  process.stdout.write(`${json ? JSON.stringify(report, null, 2) : describeReport(report)}\n`);
  return EXIT_CODES[report.verdict];
}

/** Wrong files are wrong usage: the exit codes of refusals are verdicts here. */
async function rulesOf({ schematron = [], schematronTimeoutMs }: CheckFlags, command: Command): Promise<Schematron> {
  try {
    return await openSchematron(schematron, { timeoutMs: schematronTimeoutMs });
  } catch (error) {
    if (error instanceof SchematronInvalid) command.error(error.message);
    throw error;
  }
}

function andThis(file: string, before: readonly string[] = []): readonly string[] {
  return [...before, file];
}

function milliseconds(text: string): number {
  if (!/^[1-9][0-9]{0,6}$/.test(text)) throw new InvalidArgumentError('Expected milliseconds from 1 to 9999999.');
  return Number(text);
}

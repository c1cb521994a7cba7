import { dateInShanghai, nowSeconds, systemClock } from '@tallystick/kernel';
import { processEnvironment, readSettings, wholeNumberSettings } from '@tallystick/platform';
import {
  checkPapers,
  openSchematron,
  openTradeRules,
  PAPER_LIMIT_SETTINGS,
  type ReadOptions,
  type Schematron,
  SchematronInvalid,
  type SubmittedPaper,
  type TradeRules,
  TradeRulesInvalid,
  type Verdict,
} from '@tallystick/trade/papers';
import { type Command, InvalidArgumentError } from 'commander';
import { collectFiles } from './collect-files.js';
import { describeReport } from './describe-report.js';
import { Progress } from './progress.js';
import { submitFile } from './submit-file.js';
import { withControlsEscaped, withoutControls } from './terminal-safe.js';

const SCHEMATRON_TIMEOUT_MS = 5_000;
const EXIT_CODES: Readonly<Record<Verdict, number>> = { pass: 0, review: 1, fail: 2, unreadable: 3 };

/** `tallystick check`: the checks of the platform on papers at hand, with no network, database or account. */
export function registerCheckCommand(program: Command): void {
  program
    .command('check')
    .description(
      'Checks trade papers against each other, offline: UBL 2.x orders and their responses, despatch and receipt advices, invoices and credit notes, CII invoices, EPCIS 2.0 events as JSON-LD, warehouse receipts, bank statements (camt.053, camt.054), and UBL 2.x remittance advices.',
    )
    .argument(
      '<paths...>',
      'papers, and folders of which every .xml and .json file is one; put -- before names that begin with a dash',
    )
    .option('--json', 'print the report as JSON')
    .option('--en16931', 'hold every invoice to EN 16931, not only those that claim to follow it')
    .option('--rules <file>', 'judge by the thresholds in this JSON file where it has others than the defaults')
    .option('--schematron <file>', 'hold every XML paper to this Schematron file too; may be given again', andThis)
    .option(
      '--schematron-timeout-ms <ms>',
      'how long those files may take over one paper',
      milliseconds,
      SCHEMATRON_TIMEOUT_MS,
    )
    .addHelpText(
      'after',
      '\nExit code: 0 pass, 1 review (papers missing), 2 fail (papers contradict), 3 unreadable; 64 wrong usage or settings, 70 a fault of this tool.',
    )
    // A name that a shell filled in for *.xml may be taken for an option, and is then repeated.
    .configureOutput({ outputError: (text, write) => write(`${withoutControls(text.trimEnd())}\n`) })
    .action(async (paths: string[], flags: CheckFlags, command: Command) => {
      const { limits } = readSettings({ limits: wholeNumberSettings(PAPER_LIMIT_SETTINGS) }, processEnvironment());
      const practice = await practiceOf(flags, command);
      const options = { limits, isHeldToEn16931: flags.en16931 ?? false };
      process.exitCode = await check(paths, flags.json ?? false, options, practice);
    });
}

interface CheckFlags {
  readonly json?: boolean;
  readonly en16931?: boolean;
  readonly rules?: string;
  readonly schematron?: readonly string[];
  readonly schematronTimeoutMs: number;
}

async function check(
  paths: readonly string[],
  asJson: boolean,
  options: ReadOptions,
  { rules, schematron }: Practice,
): Promise<number> {
  const files = await collectFiles(paths);
  const reading = new Progress('read', `of ${files.length} papers`);
  const checking = new Progress('checked', 'invoices');
  const papers: SubmittedPaper[] = [];
  for (const file of files) {
    papers.push(await submitFile(file, options, schematron));
    reading.step();
  }
  await schematron.close();
  const today = dateInShanghai(nowSeconds(systemClock));
  const report = checkPapers(papers, { today, rules, onInvoiceChecked: () => checking.step() });
  process.stdout.write(`${asJson ? withControlsEscaped(JSON.stringify(report, null, 2)) : describeReport(report)}\n`);
  return EXIT_CODES[report.verdict];
}

/** What papers are judged by besides what is built in. */
interface Practice {
  readonly rules: TradeRules;
  readonly schematron: Schematron;
}

/** Wrong files are wrong usage: the exit codes of refusals are verdicts here. */
async function practiceOf(
  { rules, schematron = [], schematronTimeoutMs }: CheckFlags,
  command: Command,
): Promise<Practice> {
  try {
    return {
      rules: await openTradeRules(rules),
      schematron: await openSchematron(schematron, { timeoutMs: schematronTimeoutMs }),
    };
  } catch (error) {
    if (error instanceof SchematronInvalid || error instanceof TradeRulesInvalid) command.error(error.message);
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

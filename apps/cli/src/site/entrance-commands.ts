import { processEnvironment } from '@tallystick/platform';
import { fingerprintOf, spokenFingerprint } from '@tallystick/telemetry';
import { type Command, InvalidArgumentError } from 'commander';
import { withoutControls } from '../check/terminal-safe.js';
import { codeFor, letIn, pendingAt, receiptKeyAt, takeBack } from './let-in.js';
import { secondsIn } from './moment.js';
import { readKeyFile } from './operator-key-file.js';
import { CLIENT_HELP, openClient } from './site-client.js';
import { KEY_OPTION } from './site-options.js';

const CODE_MINUTES = 60;

/** Letting gateways in, and taking that back. */
export function registerEntranceCommands(site: Command): void {
  site
    .command('code')
    .description('Makes a code by which one gateway may ask to come in, once.')
    .argument('<site>', 'such as site-7')
    .argument('<gateway>', 'its name at the site')
    .addOption(KEY_OPTION())
    .option('--minutes <number>', 'how long it may be used', minutes, CODE_MINUTES)
    .addHelpText('after', CLIENT_HELP)
    .action(async (name: string, gateway: string, flags: { key: string; minutes: number }) => {
      const client = openClient(processEnvironment());
      const terms = { site: name, gateway, validMinutes: flags.minutes };
      console.log(await codeFor(client, await readKeyFile(flags.key), terms));
    });
  site
    .command('pending')
    .description('Lists the gateways that ask to come in, each with the fingerprint that it must show itself.')
    .argument('<site>', 'such as site-7')
    .addHelpText('after', CLIENT_HELP)
    .action(async (name: string) => {
      for (const { id, gateway, fingerprint, requestedAt } of await pendingAt(openClient(processEnvironment()), name))
        console.log(withoutControls(`${id}  ${gateway}  ${spokenFingerprint(fingerprint)}  since ${requestedAt}`));
    });
  site
    .command('receipt-key')
    .description(
      'Shows the fingerprint of the key that signs the log’s receipts, as the platform’s answers have it. Compare it with what its operator published.',
    )
    .argument('<site>', 'such as site-7')
    .addHelpText('after', CLIENT_HELP)
    .action(async (name: string) => {
      console.log(spokenFingerprint(fingerprintOf(await receiptKeyAt(openClient(processEnvironment()), name))));
    });
  registerApproval(site);
  registerTakeBack(site);
}

interface ApprovalFlags {
  readonly fingerprint: string;
  readonly receiptFingerprint: string;
  readonly key: string;
  readonly validUntil?: number;
}

function registerApproval(site: Command): void {
  site
    .command('approve')
    .description(
      'Lets a gateway in by a signature of your key, made here, over the key whose fingerprint the gateway shows, and over the log’s: by its receipts the gateway forgets.',
    )
    .argument('<site>', 'such as site-7')
    .argument('<id>', 'of the request, as `pending` lists it')
    .requiredOption('--fingerprint <hex>', 'as the gateway itself shows it: read it there, not here')
    .requiredOption(
      '--receipt-fingerprint <hex>',
      'of the log’s receipt key, as the platform’s operator published it; `receipt-key` shows what the platform answers',
    )
    .addOption(KEY_OPTION())
    .option('--valid-until <time>', 'until when the gateway’s key counts; left out, until you take it back', secondsIn)
    .addHelpText('after', CLIENT_HELP)
    .action(async (name: string, id: string, flags: ApprovalFlags) => {
      const { fingerprint, receiptFingerprint, validUntil } = flags;
      const notAfterMs = validUntil === undefined ? undefined : validUntil * 1000;
      const letting = { site: name, id, fingerprint, receiptFingerprint, notBeforeMs: Date.now(), notAfterMs };
      const { gateway } = await letIn(openClient(processEnvironment()), await readKeyFile(flags.key), letting);
      console.log(withoutControls(`${name}: ${gateway} is in, and believes receipts of ${receiptFingerprint}`));
    });
}

function registerTakeBack(site: Command): void {
  site
    .command('take-back')
    .description(
      'Ends a gateway’s key by a signature of yours, made here: what comes in later under it counts for nothing.',
    )
    .argument('<site>', 'such as site-7')
    .argument('<gateway>', 'its name at the site')
    .argument('<id>', 'of its key')
    .addOption(KEY_OPTION())
    .option('--from <time>', 'from when on it counts no more, by default now', secondsIn)
    .addHelpText('after', CLIENT_HELP)
    .action(async (name: string, gateway: string, id: string, flags: { key: string; from?: number }) => {
      const notAfterMs = flags.from === undefined ? Date.now() : flags.from * 1000;
      const ending = { site: name, gateway, id, notAfterMs };
      await takeBack(openClient(processEnvironment()), await readKeyFile(flags.key), ending);
      console.log(`${name}: the key of ${gateway} counts no more from ${new Date(notAfterMs).toISOString()}`);
    });
}

function minutes(text: string): number {
  if (!/^[1-9][0-9]{0,5}$/.test(text)) throw new InvalidArgumentError('Expected minutes from 1 to 999999.');
  return Number(text);
}

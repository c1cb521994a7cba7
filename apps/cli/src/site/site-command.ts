import { processEnvironment } from '@tallystick/platform';
import { readDeployment } from '@tallystick/chain';
import { fingerprintOf, type SignatureAlgorithm, spokenFingerprint, verifyingKeyOf } from '@tallystick/telemetry';
import { type Command, Option } from 'commander';
import { asked, CLIENT_HELP, openClient } from './site-client.js';
import { registerEntranceCommands } from './entrance-commands.js';
import { ALGORITHM_OPTION, KEY_OPTION } from './site-options.js';
import { createKeyFile, readKeyFile } from './operator-key-file.js';
import { secondsIn } from './moment.js';
import { draftStatement, handIn, signStatement, typedDataOf } from './state-key.js';

/** `tallystick site`: for who runs a warehouse. Its key stays in its file; what the platform gets are signatures. */
export function registerSiteCommand(program: Command): void {
  const site = program
    .command('site')
    .description('For the operator of a warehouse site: its key, and the gateways that it lets in.');
  site
    .command('key')
    .description(
      'Makes the operator’s key in a file that only you may read. It never leaves this machine: keep a copy in a safe.',
    )
    .addOption(KEY_OPTION())
    .addOption(ALGORITHM_OPTION())
    .action(async ({ key, algorithm }: { key: string; algorithm: SignatureAlgorithm }) => {
      console.log(`the key in ${key} has the fingerprint ${spoken(await createKeyFile(key, algorithm))}`);
    });
  site
    .command('announce')
    .description('Gives a warehouse its number, under which its key is then stated.')
    .argument('<name>', 'what people call it')
    .addHelpText('after', CLIENT_HELP)
    .action(async (name: string) => {
      const client = openClient(processEnvironment());
      const announced = await asked(client.call(client.routes.POST('/v1/sites', { body: { name } })));
      console.log(announced.site);
    });
  registerStatement(site);
  registerEntranceCommands(site);
}

interface StatementFlags {
  readonly key: string;
  readonly validFrom?: number;
  readonly validUntil?: number;
  readonly accountKey?: string;
  readonly signature?: string;
  readonly deployment?: string;
}

function registerStatement(site: Command): void {
  site
    .command('statement')
    .description(
      'States, signed by your party’s account, that the key is yours for the site; with an end, it takes that back.',
    )
    .argument('<site>', 'such as site-7')
    .addOption(KEY_OPTION())
    .option('--valid-from <time>', 'from when on, by default now; to end a statement, the same as it had', secondsIn)
    .option('--valid-until <time>', 'until when; left out, until you take it back', secondsIn)
    .addOption(
      new Option('--account-key <file>', 'a file with your account’s private key, to sign at once').conflicts(
        'signature',
      ),
    )
    .option('--signature <hex>', 'your account’s signature over the typed data that was printed before')
    .option('--deployment <file>', 'where the contracts are, as you know it; by default the platform is asked')
    .addHelpText(
      'after',
      '\nWithout account key and signature it prints typed data for a wallet (eth_signTypedData_v4).',
    )
    .addHelpText('after', CLIENT_HELP)
    .action(state);
}

async function state(site: string, flags: StatementFlags): Promise<void> {
  const client = openClient(processEnvironment());
  const network = flags.deployment ? (await readDeployment(flags.deployment)).network : await asked(client.network());
  const key = verifyingKeyOf(await readKeyFile(flags.key));
  const { validFrom = Math.floor(Date.now() / 1000), validUntil } = flags;
  const statement = await draftStatement(client, site, key, { validFrom, validUntil });
  const signature =
    flags.signature ?? (flags.accountKey && (await signStatement(statement, network, flags.accountKey)));
  if (!signature) {
    console.log(JSON.stringify(typedDataOf(statement, network), null, 2));
    console.error(`Sign this with your account, and hand it in by --valid-from ${validFrom} --signature 0x...`);
    return;
  }
  await handIn(client, statement, signature);
  const until = validUntil === undefined ? 'until it is taken back' : `until ${timeOf(validUntil)}`;
  console.log(`${site}: the key ${spoken(key)} is stated from ${timeOf(validFrom)}, ${until}`);
}

const timeOf = (seconds: number) => new Date(seconds * 1000).toISOString();
const spoken = (key: Parameters<typeof fingerprintOf>[0]) => spokenFingerprint(fingerprintOf(key));

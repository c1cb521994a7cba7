import type { Chain } from './chain.js';
import type { DataFolder } from './data-folder.js';
import { readDemo } from './demo.js';
import type { Entrance } from './demo-people.js';
import type { Version } from './version-file.js';

/** What a start ends with: where it is, who can sign in, where the secrets are. */
export async function greeting(
  folder: DataFolder,
  port: number,
  chain: Chain,
  begunAs: Version['begunAs'],
  entrances: readonly Entrance[],
): Promise<string> {
  const address = `http://localhost:${port}`;
  return [
    '',
    `Tallystick is ready on ${address}`,
    `  portal            ${address}`,
    `  API description   ${address}/openapi.json`,
    // The address of another's node may hold a token.
    ...(chain.isOwn ? [`  chain (JSON-RPC)  ${chain.rpcUrl}`] : []),
    `  health            ${address}/health/ready`,
    `  data and logs     ${folder.path}`,
    '',
    ...(begunAs === 'demo' ? await demoLines(folder, address) : emptyLines(folder)),
    '',
    ...(begunAs === 'demo' ? [...(await peopleLines(folder, address, entrances)), ''] : []),
    'Ctrl-C stops it and keeps the data; the next start resumes it.',
  ].join('\n');
}

function emptyLines(folder: DataFolder): string[] {
  return [
    'Only the operator can sign in yet (OAuth client credentials at /v1/oauth/token);',
    `its client id and secret are in ${folder.secretsFile}`,
  ];
}

async function demoLines(folder: DataFolder, address: string): Promise<string[]> {
  const { operator, parties, receivable, site, alarm } = await readDemo(folder);
  const clients = [
    { clientId: operator.clientId, who: 'the platform operator' },
    ...parties.map(({ clientId, name, part }) => ({ clientId, who: `${name} (${part})` })),
  ];
  const width = Math.max(...clients.map(({ clientId }) => clientId.length));
  return [
    'What programs sign in with (OAuth client credentials at /v1/oauth/token):',
    ...clients.map(({ clientId, who }) => `  ${clientId.padEnd(width)}  ${who}`),
    `Their secrets and signing keys are in ${folder.demoFile}`,
    '',
    'The demo has run; those who took part in it see its receivable, and how it got there, at',
    `  ${address}/v1/receivables/${receivable}`,
    `  ${address}/v1/receivables/${receivable}/history`,
    ...(site === undefined ? [] : siteLines(`${address}/v1/sites/${site}/alarms/${alarm}`)),
  ];
}

/** Last, because it is what is looked for. What is behind the # is secret, and works on this machine alone. */
async function peopleLines(folder: DataFolder, address: string, entrances: readonly Entrance[]): Promise<string[]> {
  const { doorKey = '' } = await readDemo(folder);
  return [
    'Sign in as a person of the demo, without a passkey, on this machine alone:',
    `  ${address}/demo#${doorKey}`,
    'Or as one of them with a passkey of your own; each link works once, for three days or until the next start:',
    ...entrances.flatMap(({ person: { name, roles }, party, code }) => [
      `  ${name}, ${roles.join(' and ')} of ${party}`,
      code === undefined ? `    has a passkey: ${address}/sign-in` : `    ${address}/enrol#${code}`,
    ]),
  ];
}

/** @param alarm its address */
function siteLines(alarm: string): string[] {
  return [
    'A site is watched: goods went from its scale at night. The warehouse and the bank see the alarm, and the evidence for it once it is',
    'anchored, within a minute or so; `npx tallystick verify` checks it without this installation:',
    `  ${alarm}`,
    `  ${alarm}/evidence`,
  ];
}

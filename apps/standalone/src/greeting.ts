import { readFile } from 'node:fs/promises';
import type { DataFolder } from './data-folder.js';
import type { DemoFile } from './demo-file.js';
import type { Version } from './version-file.js';

/** What a start ends with: where it is, who can sign in, where the secrets are. */
export async function greeting(folder: DataFolder, port: number, begunAs: Version['begunAs']): Promise<string> {
  const address = `http://localhost:${port}`;
  return [
    '',
    `Tallystick is ready on ${address}`,
    `  API description   ${address}/openapi.json`,
    `  health            ${address}/health/ready`,
    `  data, logs        ${folder.path}`,
    '',
    ...(begunAs === 'demo' ? await demoLines(folder) : emptyLines(folder)),
    '',
    'Ctrl-C stops it and keeps the data; the next start resumes it.',
  ].join('\n');
}

function emptyLines(folder: DataFolder): string[] {
  return [`Only the operator can sign in yet; its client id and secret are in ${folder.secretsFile}`];
}

async function demoLines(folder: DataFolder): Promise<string[]> {
  const demo = JSON.parse(await readFile(folder.demoFile, 'utf8')) as DemoFile;
  const width = Math.max(...demo.parties.map(({ clientId }) => clientId.length));
  return [
    'Who can sign in (OAuth client credentials at /v1/oauth/token):',
    ...demo.parties.map(
      ({ clientId, name, roles }) => `  ${clientId.padEnd(width)}  ${name} (${roles.join(', ') || 'operator'})`,
    ),
    `Their secrets and signing keys are in ${folder.demoFile}`,
  ];
}

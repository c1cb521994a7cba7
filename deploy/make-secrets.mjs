#!/usr/bin/env node
/**
 * Makes what an installation must keep secret, a file each, for compose.yaml to hand to whom it belongs. What is there already stays as it is.
 *
 *   node deploy/make-secrets.mjs [--folder deploy/own] [--database postgres:5432/tallystick] [--host NAME ...]
 *
 * `--host` is a name or an address by which gateways reach the broker, and people and machines the api; `localhost` without.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bootstrap } from '../tools/bootstrap.mjs';
import { makeCertificates } from './secrets/certificates.mjs';
import { randomSecrets } from './secrets/random-secrets.mjs';
import { receiptPublicKey } from './secrets/receipt-key.mjs';
import { SecretFolder } from './secrets/secret-folder.mjs';

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: resolve(import.meta.dirname, 'own') },
    database: { type: 'string', default: 'postgres:5432/tallystick' },
    host: { type: 'string', multiple: true, default: ['localhost'] },
  },
});
if (!/^[\w.-]+:\d+\/\w+$/.test(values.database)) throw new Error('--database: expected host:port/name');

await bootstrap({ build: true });
const folder = SecretFolder.open(resolve(values.folder));
for (const [name, make] of Object.entries(randomSecrets)) folder.keep(name, make);
for (const login of ['owner', 'api', 'worker', 'ingest']) {
  const user = login === 'owner' ? 'tallystick_owner' : login;
  folder.keep(`${login}-database-url`, () => {
    return `postgres://${user}:${folder.read(`${login}-database-password`)}@${values.database}`;
  });
}
await makeCertificates(folder, values.host);
folder.keep('public.env', () => `RECEIPT_PUBLIC_KEY=${receiptPublicKey(folder.read('receipt-key'))}\n`);
// What services write is a folder of its owner's, so that no container need begin as an administrator.
for (const name of ['deployment', 'broker', 'blind-key', 'gateway']) {
  mkdirSync(join(folder.path, 'state', name), { recursive: true, mode: 0o700 });
}
console.log(folder.made.length > 0 ? `made ${folder.made.join(', ')}` : 'everything was there; nothing was changed');
console.log(
  `${folder.path} holds every secret of this installation: keep a copy away from this machine, and show it to nobody`,
);

#!/usr/bin/env node
/**
 * Makes a QBFT chain of its own: keys of four validators, the genesis that names them, and the list by which they find each other. A chain that
 * is there already is left as it is.
 *
 *   node deploy/make-genesis.mjs [--folder deploy/own] [--fund ADDRESS ...]
 *
 * In a consortium each member makes its own key and keeps it; then the addresses alone are brought together, see README.md.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bootstrap } from '../tools/bootstrap.mjs';
import { SecretFolder } from './secrets/secret-folder.mjs';

await bootstrap();
const { isAddress, SigningKey, Wallet } = await import('ethers');
const { genesisOf } = await import('./chain/genesis.mjs');

/** One in four may fail or lie, and the chain goes on. */
const VALIDATORS = 4;
/** As compose.yaml has it. */
const hostOf = (number) => `172.30.31.${10 + number}`;
const P2P_PORT = 30_303;

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: resolve(import.meta.dirname, 'own') },
    fund: { type: 'string', multiple: true, default: [] },
  },
});
if (!values.fund.every((address) => isAddress(address)))
  throw new Error('--fund: expected an address, 0x and 40 hex digits');

const own = SecretFolder.open(resolve(values.folder));
// What all nodes read; the keys are beside it, each for its own node.
const chain = SecretFolder.open(join(own.path, 'chain'));
const numbers = Array.from({ length: VALIDATORS }, (_, index) => index + 1);
for (const number of numbers) {
  mkdirSync(join(own.path, 'state', `node-${number}`), { recursive: true, mode: 0o700 });
  own.keep(`validator-${number}-key`, () => Wallet.createRandom().privateKey);
}
const keys = numbers.map((number) => new SigningKey(own.read(`validator-${number}-key`)));
const validators = keys.map((key) => new Wallet(key).address);
// They bid the tip that a node advises, though on this chain none is asked for.
const senders = ['deployer-key', 'relayer-keys'].filter((name) => own.has(name));
const funded = [...values.fund, ...senders.map((name) => new Wallet(own.read(name)).address)];
chain.keep('genesis.json', () => text(genesisOf({ validators, funded, nowMs: Date.now() })));
chain.keep('static-nodes.json', () => text(keys.map((key, index) => enode(key, hostOf(index + 1)))));
const made = [...own.made, ...chain.made];
console.log(made.length > 0 ? `made ${made.join(', ')} in ${own.path}` : 'the chain was there; nothing was changed');

function text(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function enode(key, host) {
  // Without the byte that says that it is not compressed.
  return `enode://${key.publicKey.slice(4)}@${host}:${P2P_PORT}`;
}

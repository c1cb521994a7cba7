/** A thread that checks signatures: it says first whether libsodium does it, then answers each piece of packed checks. */
import { parentPort } from 'node:worker_threads';
import { checkSignatures } from './check-signatures.js';
import { libsodiumCheck } from './libsodium.js';

const checkEd25519 = await libsodiumCheck();

parentPort?.on('message', (packed: Uint8Array) => {
  const answers = checkSignatures(packed, checkEd25519);
  parentPort?.postMessage(answers, [answers.buffer]);
});
parentPort?.postMessage(checkEd25519 !== undefined);

import type { Node } from './node.js';

/** A getter's call, and how many words it answers. */
export interface Question {
  readonly target: string;
  readonly data: string;
  readonly words: number;
}

/**
 * Asks many getters in one `eth_call`. Written out, since a contract would have to be compiled before the tests that need it. It reads
 * records of a head word (target << 96 | bytes of the call << 16 | bytes of the answer) and the call, and returns the answers in a row.
 */
const CODE = [
  ['5f61f000', 'at = 0, out = 0xf000: calls are laid out below it'],
  ['5b', '0x04, the next record:'],
  ['36821015604257', 'at < CALLDATASIZE, or to the end'],
  ['8135', 'its head'],
  ['61ffff8160101c16', 'bytes of the call'],
  ['80846020015f37', 'CALLDATACOPY of the call to 0'],
  ['61ffff8216', 'bytes of the answer'],
  ['8084835f8660601c5afa', 'STATICCALL, answered into out'],
  ['15604c57', 'or to the revert'],
  ['92830192', 'out += bytes of the answer'],
  ['5060200190509182019150', 'at += 32 + bytes of the call'],
  ['600456', 'JUMP to the next'],
  ['5b61f000900361f000f3', '0x42, the end: RETURN from 0xf000 to out'],
  ['5b5f5ffd', '0x4c, REVERT'],
]
  .map(([code]) => code)
  .join('');

const LENS_ADDRESS = `0x${'1e45'.repeat(10)}`;
const GAS = '0xf00000';

/** @returns the answers, each as hex digits without 0x */
export async function askGetters(node: Node, questions: readonly Question[]): Promise<readonly string[]> {
  const input = questions.map(({ target, data, words }) => {
    const callBytes = (data.length - 2) / 2;
    const head = (BigInt(target) << 96n) | (BigInt(callBytes) << 16n) | BigInt(words * 32);
    return head.toString(16).padStart(64, '0') + data.slice(2);
  });
  const call = { to: LENS_ADDRESS, data: `0x${input.join('')}`, gas: GAS };
  const overrides = { [LENS_ADDRESS]: { code: `0x${CODE}` } };
  const answer = (await node.ask('eth_call', call, 'latest', overrides)) as string;
  let at = 2;
  return questions.map(({ words }) => answer.slice(at, (at += words * 64)));
}

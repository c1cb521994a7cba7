import { isHexString } from 'ethers';
import { NodeAnswerInvalid } from '../contracts/errors.js';

/** What became of one call: the gas that it would be charged for, or what it reverted with, 0x hex. */
export type SimulatedCall = { readonly gasUsed: number } | { readonly revertData: string };

interface Answer {
  readonly status?: unknown;
  readonly gasUsed?: unknown;
  readonly returnData?: unknown;
  readonly error?: { readonly data?: unknown };
}

/** Reads the answer to `eth_simulateV1` about one block of so many calls. Throws `NodeAnswerInvalid`. */
export function simulatedCalls(answer: unknown, count: number): SimulatedCall[] {
  const [block] = Array.isArray(answer) ? (answer as { readonly calls?: unknown }[]) : [];
  const calls = Array.isArray(block?.calls) ? (block.calls as Answer[]) : [];
  if (calls.length !== count) throw new NodeAnswerInvalid(`a simulation of ${calls.length} calls instead of ${count}`);
  return calls.map(({ status, gasUsed, returnData, error }) => {
    if (status === '0x1' && isHexString(gasUsed)) return { gasUsed: Number(gasUsed) };
    if (status !== '0x0') throw new NodeAnswerInvalid('a simulated call that neither ran nor failed');
    // Some nodes have a revert's data with the error, others where a result would be.
    const data = [error?.data, returnData].find((found) => isHexString(found) && found !== '0x');
    return { revertData: typeof data === 'string' ? data : '0x' };
  });
}

import { getBytes, hexlify, type JsonRpcProvider, keccak256 } from 'ethers';
import { contractInterfaces } from '../contracts/contract-interfaces.js';
import { contractCode } from '../generated/code.js';
import type { PlannedContract } from './contract-plan.js';
import { ContractDiffers } from './errors.js';

/** Requires that this build's contract stands there, made with the planned values; returns its code's hash. `code` is what stands there. */
export async function requirePlanned(
  provider: JsonRpcProvider,
  contract: PlannedContract,
  code: string,
): Promise<string> {
  requirePlannedCode(contract, code);
  for (const [getter, expected] of Object.entries(contract.answers)) {
    const contractInterface = contractInterfaces[contract.name];
    const data = contractInterface.encodeFunctionData(getter);
    const answer = await provider.call({ to: contract.address, data });
    const [found] = contractInterface.decodeFunctionResult(getter, answer) as unknown as [string];
    if (found !== expected) {
      throw new ContractDiffers(contract.name, contract.address, `its ${getter} is "${found}" and not "${expected}"`);
    }
  }
  return keccak256(code);
}

function requirePlannedCode(contract: PlannedContract, code: string): void {
  const { maskedCodeHash, immutables } = contractCode[contract.name];
  const masked = getBytes(code);
  const words = new Set<string>();
  for (const { start, length } of immutables) {
    words.add(hexlify(masked.subarray(start, start + length)));
    masked.fill(0, start, start + length);
  }
  if (keccak256(masked) !== maskedCodeHash) {
    throw new ContractDiffers(
      contract.name,
      contract.address,
      'its code is not what this version of the product deploys',
    );
  }
  const absent = contract.fixedWords.find((fixed) => !words.has(fixed));
  if (absent !== undefined) {
    throw new ContractDiffers(
      contract.name,
      contract.address,
      `${absent} is not among the values fixed when it was made`,
    );
  }
}

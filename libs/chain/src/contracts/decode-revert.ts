import { dataSlice, type ErrorDescription, Interface, isHexString } from 'ethers';
import { contractInterfaces } from './contract-interfaces.js';
import { ChainRefusal } from './errors.js';
import { plainValue } from './plain-value.js';
import { REFUSALS } from './refusals.js';

/** What Solidity itself reverts with. */
const BUILT_IN = new Interface(['error Error(string reason)', 'error Panic(uint256 panicCode)']);
const SELECTOR_BYTES = 4;

/** Says in the product's own words what a contract reverted with. @param data revert data, perhaps cut off */
export function decodeRevert(data: string): ChainRefusal {
  if (!isHexString(data) || data.length < 2 + 2 * SELECTOR_BYTES) {
    return new ChainRefusal('reverted-without-reason', 'conflict', 'The chain refused without a reason: most likely for lack of gas.', {});
  }
  for (const contract of Object.values(contractInterfaces)) {
    const found = contract.getError(dataSlice(data, 0, SELECTOR_BYTES));
    if (found) return refusal(found.name, argumentsOf(contract, data));
  }
  return builtIn(data) ?? new ChainRefusal('unknown-revert', 'conflict', 'The chain refused for a reason that is not known here.', { data });
}

/** The name `FragmentStale` as the code `fragment-stale`. */
export function refusalCode(errorName: string): string {
  return errorName
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}

function refusal(name: string, details: Readonly<Record<string, unknown>>): ChainRefusal {
  const mapped = REFUSALS[name];
  if (!mapped) throw new Error(`the contract error ${name} has no words in refusals.ts`);
  const [kind, message] = mapped;
  return new ChainRefusal(refusalCode(name), kind, message, details);
}

/** Empty when the data was cut off: the error's name alone says enough. */
function argumentsOf(contract: Interface, data: string): Readonly<Record<string, unknown>> {
  let description: ErrorDescription | null;
  try {
    description = contract.parseError(data);
  } catch {
    return {};
  }
  if (!description) return {};
  const { fragment, args } = description;
  return Object.fromEntries(fragment.inputs.map((input, index) => [input.name, plainValue(args[index])]));
}

function builtIn(data: string): ChainRefusal | undefined {
  const found = BUILT_IN.getError(dataSlice(data, 0, SELECTOR_BYTES));
  if (!found) return undefined;
  const details = argumentsOf(BUILT_IN, data);
  return found.name === 'Panic'
    ? new ChainRefusal('contract-panicked', 'conflict', 'A contract met what it holds impossible.', details)
    : new ChainRefusal('refused-with-text', 'conflict', 'The chain refused with a text of its own.', details);
}

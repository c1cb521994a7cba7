import { dataSlice, type ErrorDescription, Interface, isHexString } from 'ethers';
import { contractInterfaces } from './contract-interfaces.js';
import { ChainRefusal } from './errors.js';
import { plainValue } from './plain-value.js';
import { REFUSALS } from './refusals.js';

/** ethers finds `Error(string)` and `Panic(uint256)`, what Solidity itself reverts with, in any ABI. */
const BUILT_IN = new Interface([]);
const SELECTOR_BYTES = 4;

/** Says in the product's own words what a contract reverted with. @param data revert data, perhaps cut off */
export function decodeRevert(data: string): ChainRefusal {
  if (!isHexString(data) || data.length < 2 + 2 * SELECTOR_BYTES) {
    return new ChainRefusal(
      'reverted-without-reason',
      'conflict',
      'The chain refused without a reason: most likely for lack of gas.',
      {},
    );
  }
  const selector = dataSlice(data, 0, SELECTOR_BYTES);
  const solidity = BUILT_IN.getError(selector);
  if (solidity) return builtIn(solidity.name, data);
  for (const contract of Object.values(contractInterfaces)) {
    const found = contract.getError(selector);
    if (found) return refusal(found.name, argumentsOf(contract, data));
  }
  return new ChainRefusal('unknown-revert', 'conflict', 'The chain refused for a reason that is not known here.', {
    data,
  });
}

/** The name `FragmentStale` as the code `fragment-stale`. */
export function refusalCode(errorName: string): string {
  return errorName
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}

function refusal(name: string, details: Readonly<Record<string, unknown>>): ChainRefusal {
  const [kind, message] = REFUSALS[name] ?? ['conflict', `The chain refused: ${name}.`];
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

function builtIn(name: string, data: string): ChainRefusal {
  const [value] = Object.values(argumentsOf(BUILT_IN, data));
  return name === 'Panic'
    ? new ChainRefusal('contract-panicked', 'conflict', 'A contract met what it holds impossible.', {
        panicCode: value,
      })
    : new ChainRefusal('refused-with-text', 'conflict', 'The chain refused with a text of its own.', { text: value });
}

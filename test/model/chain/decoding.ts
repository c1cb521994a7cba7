import type { ActContract, Network } from '@tallystick/act-types';
import { type Interface, Result } from 'ethers';
import { contractInterfaces } from '../../../libs/chain/src/contracts/contract-interfaces.js';
import type { LedgerEvent } from '../ledger/act.js';

export interface Log {
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
}

const ASKED: readonly ActContract[] = ['receivables', 'partyRegistry', 'programmes', 'tradeRegistry', 'depositToken'];
const PANIC = '0x4e487b71';

const errorContracts = new Map(ASKED.flatMap((contract) => errorsOf(contractInterfaces[contract])));

/** What a call reverted with. */
export function errorIn(output: string): string {
  const selector = output.slice(0, 10);
  if (selector === PANIC) return `Panic(${Number(BigInt(`0x${output.slice(10, 74)}`))})`;
  const error = errorContracts.get(selector)?.parseError(output);
  if (error) return errorLine(error.name, error.args.toObject());
  return output === '0x' ? 'nothing said' : output;
}

/** Refusals as text, the model's and the chain's alike. */
export function errorLine(name: string, args: object): string {
  const members = membersOf(args);
  return members ? `${name}(${members})` : name;
}

/** Events as one line of text each, the model's and the chain's alike. */
export function eventLine({ contract, name, args }: LedgerEvent | { contract: string; name: string; args: object }) {
  return `${contract}.${name}(${membersOf(args)})`;
}

export function failureLine(digest: string, error: string): string {
  return `relay.ActFailed(${digest}: ${error})`;
}

/** Reads the logs of a transaction. */
export class EventReader {
  readonly #contracts: ReadonlyMap<string, ActContract | 'relay'>;

  constructor(network: Network) {
    const names = [...ASKED, 'relay'] as const;
    this.#contracts = new Map(names.map((name) => [network.contracts[name].toLowerCase(), name]));
  }

  lineOf(log: Log): string {
    const contract = this.#contracts.get(log.address.toLowerCase());
    const parsed = contract && contractInterfaces[contract].parseLog(log);
    if (!parsed) return `an event of ${log.address} that nobody knows: ${log.topics.join()}`;
    if (contract === 'relay') return failureLine(plain(parsed.args['digest']), errorIn(String(parsed.args['reason'])));
    return eventLine({ contract, name: parsed.name, args: parsed.args.toObject() });
  }
}

function membersOf(args: object): string {
  const members = Object.entries(args).map(([key, value]) => `${key}=${plain(value)}`);
  return members.sort().join(', ');
}

function plain(value: unknown): string {
  if (value instanceof Result) return `[${value.toArray().map(plain).join(' ')}]`;
  if (Array.isArray(value)) return `[${value.map(plain).join(' ')}]`;
  return String(value).toLowerCase();
}

function errorsOf(contract: Interface): readonly (readonly [string, Interface])[] {
  const contracts: [string, Interface][] = [];
  contract.forEachError(({ selector }) => contracts.push([selector, contract]));
  return contracts;
}

import type { Network } from '@tallystick/act-types';
import { type JsonRpcProvider, Result, toQuantity } from 'ethers';
import { type ContractName, contractInterfaces } from '../contracts/contract-interfaces.js';
import type { Finding } from './finding.js';
import { type Probe, PROBES } from './probes.js';
import { nameSubject, type Subjects } from './subjects.js';

/** A contract whose storage on the chain is not what the signed acts make of it. */
export interface DifferingContract {
  readonly name: ContractName;
  readonly address: string;
}

export interface ExplainSettings {
  readonly network: Network;
  readonly chain: JsonRpcProvider;
  readonly block: number;
  readonly replay: JsonRpcProvider;
  /** What the audit's own EVM holds of an account. */
  readonly storageOf: (address: string) => Promise<ReadonlyMap<string, string>>;
  readonly subjects: Subjects;
}

const SLOTS_AT_A_TIME = 500;

/** Names what differs: by the contract's getters for everything that acts were ever about, and by slot where no getter tells. */
export async function explainState(
  contract: DifferingContract,
  settings: ExplainSettings,
): Promise<readonly Finding[]> {
  const told: Finding[] = [];
  for (const probe of PROBES.filter(({ contract: name }) => name === contract.name)) {
    const keys = probe.about ? settings.subjects.keysOf(probe.about) : [[]];
    for (let index = 0; index < keys.length; index += SLOTS_AT_A_TIME) {
      const some = keys.slice(index, index + SLOTS_AT_A_TIME);
      told.push(...(await Promise.all(some.map((key) => ask(contract, probe, key, settings)))).flat());
    }
  }
  return told.length > 0 ? told : [await explainBySlot(contract, settings)];
}

async function ask(
  { name, address }: DifferingContract,
  { getter, about, withLedger }: Probe,
  keys: readonly string[],
  { network, chain, block, replay, subjects }: ExplainSettings,
): Promise<readonly Finding[]> {
  const contract = contractInterfaces[name];
  const data = contract.encodeFunctionData(getter, withLedger ? [...keys, network.contracts.receivables] : keys);
  const [found, expected] = await Promise.all([
    chain.send('eth_call', [{ to: address, data }, toQuantity(block)]) as Promise<string>,
    replay.send('eth_call', [{ to: address, data }, 'latest']) as Promise<string>,
  ]);
  if (found === expected) return [];
  const [onChain, byActs] = [found, expected].map((answer) => valuesOf(name, getter, answer)) as [Values, Values];
  const differences = [...byActs.keys()]
    .filter((field) => onChain.get(field) !== byActs.get(field))
    .map((field) => `${field} is ${onChain.get(field)} on the chain, ${byActs.get(field)} by the signed acts`);
  const last = about && subjects.last(about, keys);
  const where = about ? `${name}, ${nameSubject(about, keys)}` : name;
  return [
    {
      kind: 'state',
      where,
      message: `no signed act explains it: ${differences.join('; ')}${last ? ` (the last was ${last})` : ''}`,
    },
  ];
}

type Values = ReadonlyMap<string, string>;

function valuesOf(name: ContractName, getter: string, answer: string): Values {
  const result = contractInterfaces[name].decodeFunctionResult(getter, answer);
  const [first] = result as unknown as [unknown];
  if (first instanceof Result && result.length === 1) {
    return new Map(Object.entries(first.toObject()).map(([field, value]) => [field, String(value)]));
  }
  return new Map([[getter, result.toArray().map(String).join()]]);
}

async function explainBySlot(
  { name, address }: DifferingContract,
  { chain, block, storageOf }: ExplainSettings,
): Promise<Finding> {
  const where = `${name} at ${address}`;
  const slots = [...(await storageOf(address))];
  const differing: string[] = [];
  for (let index = 0; index < slots.length; index += SLOTS_AT_A_TIME) {
    const answers = slots.slice(index, index + SLOTS_AT_A_TIME).map(async ([slot, value]) => {
      const found = (await chain.send('eth_getStorageAt', [address, slot, toQuantity(block)])) as string;
      if (BigInt(found) !== BigInt(value)) differing.push(`slot ${slot} holds ${found} and not ${value}`);
    });
    await Promise.all(answers);
  }
  const message =
    differing.length > 0
      ? differing.join('; ')
      : 'its storage is another, in a slot that no signed act ever wrote and no getter tells of';
  return { kind: 'state', where, message: `no signed act explains it: ${message}` };
}

import type { Network, SigningContract } from '@tallystick/act-types';
import type { Log, Result } from 'ethers';
import type { BlockHeader } from '../contracts/block-header.js';
import { contractInterfaces } from '../contracts/contract-interfaces.js';
import { LEDGER_EVENTS, type LedgerEvent } from '../contracts/ledger-events.js';
import { EventUnknown } from './errors.js';

/** Known, and of no consequence for the projection. */
export const WITHOUT_CONSEQUENCE: ReadonlySet<string> = new Set(['Approval', 'EIP712DomainChanged']);

/** @param header of the log's block. @returns undefined for a log that the projection does not need */
export function decodeEvent(
  network: Network,
  header: Pick<BlockHeader, 'number' | 'hash' | 'time'>,
  log: Log,
): LedgerEvent | undefined {
  const contract = contractAt(network, log.address);
  if (!contract) return undefined;
  const parsed = contractInterfaces[contract].parseLog(log);
  if (!parsed) throw new EventUnknown(contract, log.topics[0] ?? 'anonymous');
  if (WITHOUT_CONSEQUENCE.has(parsed.name)) return undefined;
  const parameters: Record<string, string> | undefined = (
    LEDGER_EVENTS[contract] as Record<string, Record<string, string>>
  )[parsed.name];
  if (!parameters) throw new EventUnknown(contract, parsed.name);
  const at = {
    blockNumber: header.number,
    blockHash: header.hash,
    blockTime: header.time,
    txHash: log.transactionHash,
    logIndex: log.index,
  };
  // The table of events is held equal to the ABIs by a test, so the values have the types that it gives them.
  return {
    contract,
    name: parsed.name,
    args: argumentsOf(parsed.args, Object.keys(parameters)),
    at,
  } as unknown as LedgerEvent;
}

function contractAt(network: Network, address: string): SigningContract | undefined {
  const contracts = Object.keys(LEDGER_EVENTS) as SigningContract[];
  return contracts.find((contract) => network.contracts[contract] === address);
}

function argumentsOf(values: Result, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.map((name) => {
      const value: unknown = values.getValue(name);
      return [name, Array.isArray(value) ? Array.from(value as unknown[]) : value];
    }),
  );
}

import type { Network } from '@tallystick/act-types';
import { type ContractName, contractInterfaces } from '../contracts/contract-interfaces.js';
import type { ChainTransaction, PlainLog } from './chain-block.js';
import type { Finding } from './finding.js';
import type { Outcome } from './replay.js';

/** Holds what the node says of a transaction against what its signed bytes do. @param isOurs whether an address is one of the ledger's */
export function compareOutcome(
  network: Network,
  block: number,
  transaction: ChainTransaction,
  outcome: Outcome | undefined,
  isOurs: (address: string) => boolean,
): readonly Finding[] {
  const { hash, to, logs } = transaction;
  const told = logs.filter(({ address }) => isOurs(address));
  const done = outcome && 'logs' in outcome ? outcome.logs.filter(({ address }) => isOurs(address)) : [];
  if ((to === null || !isOurs(to)) && told.length + done.length === 0) return [];
  const where = `transaction ${hash} of block ${block}`;
  const refusal = refusalOf(transaction, outcome);
  if (refusal !== undefined) return [{ kind: 'transaction', where, message: refusal }];
  const messages = [...differences(network, told, done), ...otherEnd(transaction, outcome)];
  return messages.map((message) => ({ kind: 'outcome', where, message }));
}

function refusalOf({ signed }: ChainTransaction, outcome: Outcome | undefined): string | undefined {
  if ('fault' in signed) return `nobody signed this transaction: ${signed.fault}`;
  if (outcome === undefined || 'refused' in outcome)
    return `no EVM takes it: ${outcome?.refused ?? 'it was not tried'}`;
  return undefined;
}

function otherEnd({ succeeded }: ChainTransaction, outcome: Outcome | undefined): readonly string[] {
  if (outcome === undefined || !('succeeded' in outcome) || outcome.succeeded === succeeded) return [];
  return [
    succeeded
      ? 'the node says that it succeeded; what was signed is refused'
      : 'the node says that it failed; what was signed succeeds',
  ];
}

function differences(network: Network, told: readonly PlainLog[], done: readonly PlainLog[]): readonly string[] {
  const [toldTexts, doneTexts] = [told, done].map((logs) => logs.map((log) => describeLog(network, log))) as [
    string[],
    string[],
  ];
  const unexplained = without(toldTexts, doneTexts).map(
    (text) => `no signed act causes ${text}, which the node tells of`,
  );
  const untold = without(doneTexts, toldTexts).map(
    (text) => `the signed acts cause ${text}, which the node leaves out`,
  );
  if (unexplained.length + untold.length > 0) return [...unexplained, ...untold];
  return toldTexts.join() === doneTexts.join() ? [] : ['the node tells of its events in another order'];
}

function without(texts: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return texts.filter((text) => {
    const index = left.indexOf(text);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

function describeLog({ contracts }: Network, { address, topics, data }: PlainLog): string {
  const named = (Object.entries(contracts) as [ContractName, string][]).find(([, at]) => at === address)?.[0];
  try {
    const parsed = contractInterfaces[named ?? 'partyAccount'].parseLog({ topics: [...topics], data });
    if (parsed) {
      const values = parsed.fragment.inputs.map(({ name }, index) => `${name} ${String(parsed.args[index])}`);
      return `${named ?? address} ${parsed.name} (${values.join(', ')})`;
    }
  } catch {
    // Told raw: a node may make up data that fits no event.
  }
  return `${named ?? address} ${[...topics, data].join(' ')}`;
}

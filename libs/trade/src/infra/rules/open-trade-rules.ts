import { DomainError } from '@tallystick/kernel';
import { readFile } from 'node:fs/promises';
import { readTradeRules } from '../../domain/rules/read-trade-rules.js';
import { DEFAULT_TRADE_RULES, type TradeRules } from '../../domain/rules/trade-rules.js';

export class TradeRulesInvalid extends DomainError {
  constructor(file: string, faults: readonly string[]) {
    const told = faults.map((fault) => `  ${fault}`).join('\n');
    super('trade-rules-invalid', 'invalid', `The rules in ${file} are wrong:\n${told}`);
  }
}

/** @param file an operator's own; the defaults without one. Throws `TradeRulesInvalid` with every fault. */
export async function openTradeRules(file: string | undefined): Promise<TradeRules> {
  if (file === undefined) return DEFAULT_TRADE_RULES;
  const reading = readTradeRules(await bytesOf(file));
  if ('faults' in reading) throw new TradeRulesInvalid(file, reading.faults);
  return reading.rules;
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new TradeRulesInvalid(file, [`cannot be read (${error instanceof Error ? error.message : String(error)})`]);
  }
}

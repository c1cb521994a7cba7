import type { KnownAct } from '../chain/encoding.js';
import type { Outcome, Signature } from '../ledger/act.js';
import type { LedgerState } from '../ledger/state.js';
import type { Value } from '../ledger/values.js';
import { NUMBER } from '../town/town.js';

const LOW_BITS = (1n << 64n) - 1n;
const HEX_SHOWN = 10;
const names = new Map<bigint, string>(Object.entries(NUMBER).map(([name, number]) => [number, name]));
const PARTY_FIELDS = new Set([
  ...['party', 'debtor', 'creditor', 'holder', 'recipient', 'buyer', 'bank', 'pledgee', 'verifier', 'witness'],
  ...['payee', 'settlementBank'],
]);

/** An act and what the model makes of it, as one line that a person can follow. */
export function inWords(
  { kind, fields, attached, signatures, spoiled }: KnownAct,
  later: bigint,
  outcome: Outcome,
): string {
  const members = Object.entries(fields).map(([name, value]) => `${name} ${shown(name, value)}`);
  const carried = attached && Object.entries(attached.fields).map(([name, value]) => `${name} ${shown(name, value)}`);
  const signers = signatures.map(signatureInWords);
  const result = outcome.accepted ? 'accepted' : `refused, ${outcome.error}`;
  return [
    `${later} s later: ${kind} {${members.join(', ')}}`,
    ...(carried ? [`with {${carried.join(', ')}}`] : []),
    ...(signers.length > 0 ? [`signed by ${signers.join(' and ')}`] : []),
    ...(spoiled ? [`(${spoiled})`] : []),
    `- ${result}`,
  ].join(' ');
}

/** What lies where, a line for each claim. */
export function placesOf(state: LedgerState): readonly string[] {
  return [...state.claims.values()].map((claim) => {
    const parts = claim.parts.map((part) => {
      const flags = (['frozen', 'locked', 'disputed'] as const).filter((name) => part[name]);
      const pledged = part.pledgee > 0n ? ` pledged to ${nameOf(part.pledgee)}` : '';
      const where = `[${part.from}, ${part.to}) v${part.version} ${nameOf(part.holder)}`;
      return `${where} on ${part.programme}${pledged} ${flags.join(' ')}`.trim();
    });
    return `  ${shown('receivable', claim.id)} of ${nameOf(claim.debtor)}, due ${claim.due}: ${parts.join('; ') || 'settled'}`;
  });
}

function signatureInWords(signature: Signature): string {
  const who = signature.account.slice(0, HEX_SHOWN) || 'nobody';
  if (!('approvals' in signature)) return who;
  const { approvals, proof, isAlone } = signature;
  const by = approvals.map(({ key }) => key.slice(-HEX_SHOWN)).join(', ');
  return `${who} (${proof ? 'a batch ' : ''}by ${by || 'nobody'}${isAlone ? ' alone' : ''})`;
}

function shown(name: string, value: Value): string {
  if (typeof value === 'bigint') {
    if (PARTY_FIELDS.has(name)) return nameOf(value);
    return name === 'receivable' ? `#${value & LOW_BITS} of ${nameOf(value >> 160n)}` : String(value);
  }
  if (Array.isArray(value))
    return `[${(value as readonly (bigint | string)[]).map((each) => shown('', each)).join(' ')}]`;
  return String(value).startsWith('0x') ? String(value).slice(0, HEX_SHOWN) : String(value);
}

function nameOf(party: bigint): string {
  return names.get(party) ?? (party === 0n ? 'nobody' : `party ${party}`);
}

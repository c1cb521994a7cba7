import type { RelationSeen } from '@tallystick/act-types';
import type { RelationRules } from '../elsewhere/elsewhere-rules.js';
import { relationsToBuyer } from '../elsewhere/relations.js';
import { answer, counted, type Remark, type TradeCheck } from './trade-check.js';

const SHARED: Readonly<Record<RelationSeen['by'], string>> = {
  account: 'a bank account',
  address: 'an address',
  phone: 'a telephone number',
  email: 'an e-mail address',
  representative: 'a person to contact',
  'signing-key': 'a key that signs for both',
};

/**
 * Two that belong to one owner can invent a trade between them, and several sellers of one owner can cut one up. Companies of one group trade
 * honestly too, and a factor is paid for many sellers: a person decides.
 */
export const partiesUnrelated: TradeCheck = {
  id: 'parties-unrelated',
  run: ({ trade: { invoice }, seen, rules }) => {
    const relations = [...relationsToBuyer(invoice.document), ...seen.relations];
    const remarks = relations.map((relation): Remark => ({
      outcome: isCrowd(relation, rules.relations) ? 'pass' : 'review',
      text: textOf(relation),
    }));
    return answer(remarks, 'nothing is known that seller and buyer, or seller and other sellers, have in common', {
      relations: relations.map((relation) => ({ ...relation })),
    });
  },
};

function isCrowd({ by, to, parties }: RelationSeen, { crowdMin }: RelationRules): boolean {
  return to === 'other-sellers' && by !== 'signing-key' && parties >= crowdMin;
}

function textOf({ by, to, parties }: RelationSeen): string {
  return to === 'buyer'
    ? `seller and buyer have ${SHARED[by]} in common`
    : `the seller has ${SHARED[by]} in common with ${counted(parties, 'other seller')}`;
}

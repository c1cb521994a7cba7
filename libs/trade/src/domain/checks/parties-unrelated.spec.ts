import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import { BUYER, fourPapers, SELLER, STRANGER } from '../../testing/a-trade.js';
import { numberedTrade } from '../../testing/numbered-trade.js';
import type { Organisation } from '../../papers/trade-details.js';
import { checkPapers } from '../check-papers.js';

type Known = Omit<Organisation, 'name' | 'uscc'>;

let serial = 0;

function sold(seller: Organisation, buyer: Organisation) {
  serial += 1;
  return Object.values(fourPapers(numberedTrade(serial, { seller, buyer })));
}

function unrelated(...trades: readonly ReturnType<typeof sold>[]) {
  const { checks } = checkPapers(trades.flat(), { today: parseCalendarDate('2026-11-20') });
  return checks
    .filter(({ id }) => id === 'parties-unrelated')
    .map(({ outcome, inputs, reason }) => ({ outcome, relations: inputs.relations, reason }));
}

const ADDRESS = { street: '南山区科技园路 1 号 A 座', city: '深圳市' };
const CONTACT = { person: '王小明', phone: '+86 755 2612 3456', email: 'wang@hengda.example' };

describe('parties of a trade', () => {
  it('have nothing in common as a rule', () => {
    const [only] = unrelated(
      sold({ ...SELLER, address: ADDRESS, contact: CONTACT, account: 'CN0001112223334' }, BUYER),
    );
    expect(only).toMatchObject({ outcome: 'pass', relations: [] });
  });

  it.each<[string, Known, Known, string]>([
    [
      'an address, however it is spaced',
      { address: ADDRESS },
      { address: { street: '南山区科技园路1号（A座）', city: '深圳市' } },
      'address',
    ],
    [
      'a telephone, with or without its country',
      { contact: CONTACT },
      { contact: { ...CONTACT, person: 'x', phone: '0755-26123456', email: '' } },
      'phone',
    ],
    [
      'an e-mail address',
      { contact: CONTACT },
      { contact: { person: '', phone: '', email: 'Wang@Hengda.example' } },
      'email',
    ],
    ['a person', { contact: CONTACT }, { contact: { person: '王 小明', phone: '1', email: '' } }, 'representative'],
  ])('may share %s, which a person looks at', (_case, ours, theirs, by) => {
    const [only] = unrelated(sold({ ...SELLER, ...ours }, { ...BUYER, ...theirs }));
    expect(only).toMatchObject({ outcome: 'review', relations: [{ by, to: 'buyer', parties: 1 }] });
  });

  it('do not share what both leave empty, or fill with dots', () => {
    const empty = { address: { street: '.', city: '' }, contact: { person: '-', phone: '000', email: '-' } };
    const [only] = unrelated(sold({ ...SELLER, ...empty }, { ...BUYER, ...empty }));
    expect(only).toMatchObject({ outcome: 'pass', relations: [] });
  });

  it('are sellers paid on one account, told on each with how many', () => {
    const account = 'CN00 0111 2223 334';
    const seen = unrelated(
      sold({ ...SELLER, account }, BUYER),
      sold({ ...STRANGER, account: 'CN0001112223334' }, BUYER),
      sold({ ...SELLER, account }, STRANGER),
    );
    expect(seen).toHaveLength(3);
    for (const { outcome, reason, relations } of seen) {
      expect({ outcome, relations }).toEqual({
        outcome: 'review',
        relations: [{ by: 'account', to: 'other-sellers', parties: 1 }],
      });
      expect(reason).toBe('the seller has a bank account in common with 1 other seller');
    }
  });

  it('are many sellers in one house of offices, which is told and asks for nobody', () => {
    const sellers = Array.from({ length: 21 }, (_, at) => ({ name: `Nr ${at}`, uscc: '', address: ADDRESS }));
    const seen = unrelated(...sellers.map((seller) => sold(seller, BUYER)));
    for (const one of seen)
      expect(one).toMatchObject({ outcome: 'pass', relations: [{ by: 'address', to: 'other-sellers', parties: 20 }] });
  });
});

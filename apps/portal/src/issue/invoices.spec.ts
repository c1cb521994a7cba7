import { describe, expect, it } from '@jest/globals';
import { invoicesOf, type ListedVerification } from './invoices.js';

const NOW = Date.parse('2027-01-10T00:00:00Z');
const verification = (id: string, invoice: string, more: Partial<ListedVerification> = {}): ListedVerification => ({
  ...{ id, invoice },
  documents: [{ file: invoice, kind: 'invoice', number: `INV-${invoice}`, findings: [] }],
  attestation: { debtor: '2', creditor: '3', currency: 'CNY', capMinor: '1000', until: '2027-01-20T00:00:00Z' },
  ...more,
});
const used = (usedMinor: string) => ({ ledger: { capMinor: '1000', usedMinor, overFinanced: false } });

describe('the invoices that can back an issue', () => {
  it('are those attested, with what the ledger has used of them', () => {
    expect(invoicesOf([verification('a', '1', used('400'))], NOW)).toEqual([
      {
        ...{ verification: 'a', number: 'INV-1', debtor: '2', creditor: '3', currency: 'CNY' },
        ...{ capMinor: 1000n, usedMinor: 400n, leftMinor: 600n, until: '2027-01-20T00:00:00Z' },
      },
    ]);
  });

  it('stand once, by the newest word of the verifier, also when that is a no', () => {
    const again = [verification('new', '1'), verification('old', '1')];
    expect(invoicesOf(again, NOW).map((one) => one.verification)).toEqual(['new']);
    const { attestation: _, ...refused } = verification('new', '1');
    expect(invoicesOf([refused, verification('old', '1')], NOW)).toEqual([]);
  });

  it('are none that is used up or over-used, nor one whose word has run out', () => {
    const over = { attestation: { ...verification('a', '1').attestation, until: '2027-01-10T00:00:00Z' } };
    expect(
      invoicesOf(
        [
          verification('a', '1', used('1000')),
          verification('b', '2', used('1500')),
          verification('c', '3', over as Partial<ListedVerification>),
        ],
        NOW,
      ),
    ).toEqual([]);
  });
});

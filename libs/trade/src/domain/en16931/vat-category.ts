/** What one category of UNCL 5305 asks of an invoice that uses it. The rules of all nine are alike and differ in these. */
export interface VatCategory {
  /** In the rules' ids: `AE` in `BR-AE-05`. */
  readonly prefix: string;
  /** On the invoice. */
  readonly code: string;
  readonly name: string;
  readonly rate: 'above zero' | 'zero' | 'zero or more' | 'left out';
  /** How many parts of the breakdown it has: one for all of it, or one for each rate. */
  readonly breakdown: 'one' | 'one a rate';
  /** Which numbers the seller, or a representative in its place, has to give. */
  readonly seller: 'VAT or tax number' | 'VAT number' | 'no VAT number';
  readonly buyer: 'VAT or legal number' | 'VAT number' | 'no VAT number' | 'anything';
  /** Whether the breakdown says why no tax is due. */
  readonly exemption: 'given' | 'left out';
}

const TAXED = {
  breakdown: 'one a rate',
  seller: 'VAT or tax number',
  buyer: 'anything',
  exemption: 'left out',
} as const;
const UNTAXED = { rate: 'zero', breakdown: 'one', exemption: 'given' } as const;

export const VAT_CATEGORIES: readonly VatCategory[] = [
  { prefix: 'S', code: 'S', name: 'standard rated', rate: 'above zero', ...TAXED },
  {
    ...UNTAXED,
    prefix: 'Z',
    code: 'Z',
    name: 'zero rated',
    seller: 'VAT or tax number',
    buyer: 'anything',
    exemption: 'left out',
  },
  { ...UNTAXED, prefix: 'E', code: 'E', name: 'exempt', seller: 'VAT or tax number', buyer: 'anything' },
  {
    ...UNTAXED,
    prefix: 'AE',
    code: 'AE',
    name: 'reverse charge',
    seller: 'VAT or tax number',
    buyer: 'VAT or legal number',
  },
  { ...UNTAXED, prefix: 'IC', code: 'K', name: 'intra-community supply', seller: 'VAT number', buyer: 'VAT number' },
  { ...UNTAXED, prefix: 'G', code: 'G', name: 'export outside the EU', seller: 'VAT number', buyer: 'anything' },
  {
    ...UNTAXED,
    prefix: 'O',
    code: 'O',
    name: 'not subject to VAT',
    rate: 'left out',
    seller: 'no VAT number',
    buyer: 'no VAT number',
  },
  { prefix: 'AF', code: 'L', name: 'IGIC (Canary Islands)', rate: 'zero or more', ...TAXED },
  { prefix: 'AG', code: 'M', name: 'IPSI (Ceuta and Melilla)', rate: 'zero or more', ...TAXED },
];

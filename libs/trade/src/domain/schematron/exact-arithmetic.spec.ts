import { describe, expect, it } from '@jest/globals';
import { aRule } from '../../testing/a-schematron.js';
import { findingsBy } from '../../testing/findings-by-schematron.js';

describe('decimals', () => {
  const paper = '<a><b>0.1</b><b>0.2</b><b>1.005</b><n>123456789012345.678</n><iban>0123456789012345678901</iban></a>';
  const holds = (test: string) =>
    findingsBy(aRule('/a', `<assert test="${test}">x</assert>`), paper).map(({ message }) => message);

  it.each([
    ['added', 'xs:decimal(b[1]) + xs:decimal(b[2]) = 0.3'],
    ['subtracted', '0.3 - xs:decimal(b[1]) = 0.2 and 0.3 - 0.2 - 0.1 = 0'],
    ['multiplied', 'round(xs:decimal(b[3]) * 100) = 101 and 0.1 * 3 = 0.3'],
    ['divided', '0.3 div 0.1 = 3 and 1 div 3 * 3 lt 1 and 3 div 2 = 1.5 and 0 div 0.7 = 0'],
    [
      'summed up',
      'sum(b ! xs:decimal(.)) = 1.305 and sum(for $x in 1 to 10 return 0.1) = 1 and fn:sum((0.1, 0.2)) = 0.3',
    ],
    ['nested', 'sum((0.1, 0.2 + 0.1)) * 10 + (0.1 + 0.2) = 4.3'],
    ['counted in predicates', 'count(b[. + 0.1 &gt; 0.2]) = 2 and count(b[position() = 1 + 1]) = 1 and b[3 - 1] = 0.2'],
    ['in variables', 'every $x in b[xs:decimal(.) + 0.2 = 0.3] satisfies $x = 0.1'],
    [
      'of check digits',
      `xs:integer(iban) mod 97 = ${Number(123456789012345678901n % 97n)} and xs:integer('-5') mod 3 = -2`,
    ],
    ['very small', '0.000000001 * 0.000000001 + 1 &gt; 1 or 0.000000001 * 0.1 = 0.0000000001'],
  ])('are exact when %s', (_case, test) => {
    expect(holds(test)).toEqual([]);
  });

  it.each([
    ['integers', '(1 to 1 + 1)[last()] = 2 and (2 * 3) instance of xs:integer and sum((1, 2)) instance of xs:integer'],
    ['doubles', '(0.1e0 + 0.2) instance of xs:double and (b[1] * 2) instance of xs:double and 1e0 div 0 = 1 div 0e0'],
    ['dates', `xs:date('2026-08-03') - xs:date('2026-08-01') = xs:dayTimeDuration('P2D')`],
    ['durations', `xs:dayTimeDuration('P1D') + xs:dayTimeDuration('P2D') = xs:dayTimeDuration('P1D') * 3`],
    ['nothing', 'empty(() + 0.1) and sum(()) = 0 and empty(sum((), ())) and empty(xs:decimal(()))'],
    [
      'casts',
      `xs:integer('5') + 1 = 6 and xs:integer(2.7) = 2 and xs:decimal(true()) = 1 and xs:decimal(' 1.50 ') = 1.5`,
    ],
  ])('leave %s to the engine', (_case, test) => {
    expect(holds(test)).toEqual([]);
  });

  it('cannot be told of more digits than are calculated exactly', () => {
    expect(holds('xs:decimal(n) &gt; 0')).toEqual([
      expect.stringMatching(/^cannot be told .*FOAR0002: a number of more than 15/),
    ]);
    expect(holds('xs:integer(iban) + 1 = 1')).toEqual([expect.stringMatching(/FOAR0002/)]);
    expect(holds(`xs:decimal('000000000000000000001.10000000000000000000') = 1.1`)).toEqual([]);
    expect(holds('1 div 0 = 1')).toEqual([expect.stringMatching(/FOAR0001: division by zero/)]);
  });
});

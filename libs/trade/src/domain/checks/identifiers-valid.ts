import { findLei, findUscc } from '@tallystick/kernel';
import { papersOf } from '../matching/trade.js';
import { answer, type Remark, type TradeCheck } from './trade-check.js';

/** A registered code with a wrong check character was mistyped or made up. */
export const identifiersValid: TradeCheck = {
  id: 'identifiers-valid',
  run: ({ trade }) => {
    const parties = papersOf(trade).flatMap(({ document }) => [document.seller, document.buyer]);
    const usccs = [...new Set(parties.map(({ uscc }) => uscc))].filter((code) => code !== '');
    const leis = [...new Set(parties.map(({ lei }) => lei))].filter((code) => code !== '');
    const remarks: Remark[] = [
      ...usccs.filter((code) => !findUscc(code)).map((code) => wrong('Unified Social Credit Code', code)),
      ...leis.filter((code) => !findLei(code)).map((code) => wrong('LEI', code)),
    ];
    const known = usccs.length + leis.length > 0;
    return answer(remarks, known ? 'check characters are right' : 'no registered codes are given', {
      uscc: usccs,
      lei: leis,
    });
  },
};

function wrong(what: string, code: string): Remark {
  return { outcome: 'fail', text: `${code.slice(0, 40)} is no ${what}: its form or check character is wrong` };
}

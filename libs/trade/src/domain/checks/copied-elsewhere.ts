import type { CopySeen } from '@tallystick/act-types';
import { answer, counted, type Remark, type TradeCheck } from './trade-check.js';

const SHARED: Readonly<Record<CopySeen['shared'], string>> = {
  seller: 'of this seller to another buyer',
  buyer: 'of another seller to this buyer',
  none: 'between two other parties',
};

/** A duplicate stays one when the applicant, or a name on the paper, is another. A person decides: two customers may order alike. */
export const copiedElsewhere: TradeCheck = {
  id: 'copied-elsewhere',
  run: ({ seen: { copies } }) => {
    const remarks = [...new Set(copies.map(textOf))].map((text): Remark => ({ outcome: 'review', text }));
    return answer(remarks, 'no invoice between other parties is like it', {
      copies: copies.map((copy) => ({ ...copy })),
    });
  },
};

function textOf({ shared, sameNumber, sameLines, daysApart }: CopySeen): string {
  const alike = [...(sameNumber ? ['this number'] : []), ...(sameLines ? ['these lines'] : [])].join(' and ');
  return `an invoice ${SHARED[shared]} has ${alike}, issued ${counted(daysApart, 'day')} apart`;
}

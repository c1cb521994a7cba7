import { useFormats } from '@tallystick/web-kit';
import type { ActView } from '@tallystick/web-kit/signing';
import { usePartyNames } from '../parties/party-name.js';
import { shortId } from '../receivables/short-id.js';
import { useWords } from '../words/index.js';
import { fieldsOf, formOf } from './fields.js';
import { currencyOfAct, dayOf, isNobody, itemsOf, momentOf, partiesOf, type Told, valueOf } from './told-act.js';

/** Tells acts in sentences, each of the message that is signed. */
export function useTold(acts: readonly ActView[]): (act: ActView) => string {
  const { signing: words, acts: kinds } = useWords();
  const { money, moment, day } = useFormats();
  const partyFields = (act: ActView) => fieldsOf(act.kind).filter((field) => formOf(act.kind, field) === 'party');
  const nameOf = usePartyNames([...new Set(acts.flatMap((act) => partiesOf(act, partyFields(act))))]);
  return (act) => {
    const currency = currencyOfAct(act);
    const told: Told = {
      party: (field) => (isNobody(valueOf(act, field)) ? words.nobody : nameOf(valueOf(act, field))),
      amount: (field) => {
        const minor = valueOf(act, field);
        return currency === undefined ? words.minorUnits(minor) : `${currency} ${money(minor, currency)}`;
      },
      claim: shortId(valueOf(act, 'receivable')),
      moment: (field) => {
        const at = momentOf(valueOf(act, field));
        return at === undefined ? valueOf(act, field) : moment(at);
      },
      day: (field) => {
        const on = dayOf(valueOf(act, field));
        return on === undefined ? valueOf(act, field) : day(on);
      },
      plain: (field) => valueOf(act, field),
      is: (field) => act.message[field] === true,
      count: (field) => itemsOf(act, field).length,
    };
    return kinds.sentences[act.kind](told);
  };
}

import type { AmountFault } from '@tallystick/kernel';

export const amountFaults: Readonly<Record<AmountFault, string>> = {
  empty: 'Enter an amount, such as 1,130,000.00.',
  malformed: 'Write digits with a point before the decimals, such as 1,130,000.00.',
  precision: 'The currency has no such small unit: write fewer decimals, such as 1.25.',
  zero: 'The amount must be more than zero.',
  tooLarge: 'The ledger keeps no amount that large.',
};

/** Of every form that drafts an act. */
export const formWords = {
  differs: 'The draft is not what you typed',
  differsHint:
    'The service drafted something else, so it was discarded and offered to nobody. Nothing was signed. Try once more; if it differs again, tell your administrator and do not sign anything.',
  refused: 'That cannot be drafted',
  field: 'Field of the act',
  typed: 'You typed',
  drafted: 'The service drafted',
  partyPlaceholder: 'Name, USCC or LEI',
  noParty: 'Nobody of that name or code is in the directory. A USCC has 18 characters, an LEI 20.',
  searching: 'Searching',
  chooseParty: 'Choose a party from the list below the field.',
  notAllowed: 'You may not draft acts',
  notAllowedHint: 'Your administrator can give you the role “maker”, with which you draft.',
  toReceivables: 'To the receivables',
};

export const issueWords = {
  title: 'Issue a receivable',
  open: 'Issue',
  about: 'An irrevocable promise to pay a verified invoice on a day. It is drafted here and signed on the next page.',
  notYours: 'Receivables are issued by the core enterprise and its supplier',
  notYoursHint: 'Your organisation is neither. What concerns it is among the receivables.',
  terms: 'Terms',
  sides: { debtor: 'Creditor', creditor: 'Debtor' },
  sideHint: 'Narrows the invoices below to one counterparty. You may leave it empty.',
  invoice: 'Verified invoice, and what of it is left to finance',
  noInvoice: 'No verified invoice has anything left to finance',
  noInvoiceHint:
    'An invoice appears here once its order, despatch and receipt agree with it and the verifier has attested it. Hand in what is missing, or choose another counterparty.',
  moreInvoices: 'Older invoices',
  attestedUntil: 'attested until',
  face: 'Face amount',
  faceHint: 'At most what the invoice has left.',
  dueDate: 'Due date',
  dueHint: 'Within six calendar months, by Shanghai time.',
  programme: 'Programme',
  programmeHint: 'The bank’s line that it draws on, so that its holders can sell it to that bank at your price.',
  noProgramme: 'None',
  line: (bank: string, headroom: string, days: number) => `${bank}: ${headroom} free, up to ${days} days`,
  go: 'Draft, and go on to sign',
  outlook: 'What will happen',
  notYet: 'Nothing yet',
  notYetHint: 'Once an invoice, an amount and a day are there, this says in words what the act will do.',
  paidOn: 'paid on',
  willSign: (debtor: string, creditor: string) =>
    `The act is drafted and offered to ${creditor}. It takes effect once ${debtor} and ${creditor} have both signed it; until then nobody owes anything by it.`,
  willPropose: (debtor: string, creditor: string) =>
    `The act is drafted in ${creditor}’s name and offered to ${debtor}, which may refuse it. It takes effect once both have signed.`,
  willOwe: (debtor: string, face: string, creditor: string, day: string) =>
    `${debtor} then owes ${face} to whoever holds the claim, first ${creditor}, at the end of ${day}. It cannot take that back alone.`,
  moved: (day: string) => `${day} is no business day, so it is paid on the next.`,
  willUse: (invoice: string, left: string) => `Of invoice ${invoice} ${left} is left to finance after that.`,
  willDraw: (bank: string, left: string) => `The programme of ${bank} has ${left} free after that.`,
  faults: {
    invoice: 'Choose the invoice that stands behind it.',
    face: { ...amountFaults, overCap: 'The invoice has less than that left to finance.' },
    dueDate: {
      missing: 'Enter the day on which it is due.',
      past: 'That day is over; enter today or a later day.',
      tooLate:
        'That is more than six calendar months away, the longest term that the rules allow (银发〔2025〕77号, art. 11).',
    },
    programme: {
      headroom: 'The programme has less than that free; choose another, none, or a smaller amount.',
      tenor: 'The day is further away than the programme allows; choose another, none, or an earlier day.',
    },
  },
};

import { amountFaults } from './forms.en.js';

export const transferWords = {
  title: 'Pass on or split',
  about: (short: string) => `Receivable ${short}`,
  nothing: 'You hold nothing of this receivable',
  nothingHint: 'Only its holder passes a fragment on or splits it.',
  stopped: 'This fragment stays as it is for now',
  stoppedHint:
    'It is frozen, disputed or held for a buyer. Once that is over it can be passed on and split; the receivable’s page says what lies on it.',
  terms: 'Parts',
  fragment: 'Fragment',
  interval: (amount: string, from: string, to: string) => `${amount} (${from} to ${to})`,
  pledged:
    'It is pledged: it can be split, which the pledgee signs too, but it is not passed on before the pledge is released.',
  part: (place: number) => `Part ${place}`,
  recipient: 'Recipient',
  recipientHint: 'Leave it empty for a part that stays yours.',
  amount: 'Amount',
  rest: 'All that is left',
  add: 'Another part',
  remove: (place: number) => `Remove part ${place}`,
  recourse: 'Should the debtor not pay',
  recourses: {
    transfer: 'the recipient bears it (without recourse)',
    'assign-with-recourse': 'you stand behind it (with recourse)',
  },
  go: { pass: 'Draft, and go on to sign', split: 'Draft the split, and go on to sign' },
  outlook: 'What will happen',
  drawn: (parts: number, amount: string) =>
    `The fragment of ${amount} as a bar of ${parts} parts; the table below says the same.`,
  holder: 'Holder afterwards',
  from: 'From',
  to: 'To',
  kept: 'stays yours',
  keptTotal: 'You keep',
  passedTotal: 'You pass on',
  willPass: (amount: string, recipient: string) =>
    `The act is drafted and offered to ${recipient}. Once you and ${recipient} have both signed it, ${amount} is theirs. It may be refused; then nothing has happened.`,
  willStay: (amount: string) => `${amount} stays yours, at the front of the fragment.`,
  willSplit: (parts: number) =>
    `The fragment is cut into ${parts} fragments that are all still yours. Nobody but you has to sign that.`,
  willSplitPledged: (parts: number, pledgee: string) =>
    `The fragment is cut into ${parts} fragments that are all still yours; ${pledgee}, to whom it is pledged, signs that too.`,
  thenPass: (count: number) =>
    count === 1
      ? 'Once the split is on the ledger, come back to this page: it then drafts the act by which the recipient gets its part.'
      : `Once the split is on the ledger, come back to this page: it then drafts ${count} acts, one for each recipient’s part.`,
  willRecourse: 'Should the debtor not pay, you owe it to whoever holds it then.',
  notYet: 'Nothing yet',
  notYetHint: 'Once every part is there, this says in words what the act will do.',
  faults: {
    amount: { ...amountFaults, over: 'That is more than is left of the fragment.' },
    recipient: {
      unchosen: 'Choose a party from the list below the field.',
      self: 'It is yours already; leave the recipient empty.',
    },
    nothing: 'All of it stays yours in one piece: enter a recipient, or a smaller part to be cut off.',
  },
  waiting: 'The split waits to be recorded',
  waitingHint: 'It takes effect once it is signed and on the ledger. This page then goes on by itself.',
  toAct: 'To the act',
  anew: 'Plan anew',
  ready: 'The fragment is split',
  readyHint:
    'Each part lies on the ledger by itself now. Look once more at who gets what below, then draft the acts that pass them on; each recipient signs its own.',
  pass: (count: number) => (count === 1 ? 'Draft the act' : `Draft ${count} acts`),
};

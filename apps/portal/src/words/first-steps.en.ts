/** What somebody is told who has nothing yet. */
export const firstStepsWords = {
  title: 'First steps',
  about: 'Nothing is held or owed yet. This is how it begins.',
  done: 'Done',
  steps: {
    enrolled: {
      name: 'See that your organisation is on the ledger',
      hint: 'The registrar admits it, and its account signs. Until then it can sign no act.',
    },
    people: {
      name: 'Let your people in',
      hint: 'A maker drafts and signs, a checker signs what another drafted. Give each a link for one use.',
    },
    bank: {
      name: 'See which bank receives for you',
      hint: 'Its receipts count for payments to you by bank transfer.',
    },
    receivable: {
      name: 'Have a receivable issued, or take one over',
      hint: 'A core enterprise and its supplier sign the issue; a part of one reaches you by a transfer that you sign.',
    },
  },
};

export type FirstStepsWords = typeof firstStepsWords;

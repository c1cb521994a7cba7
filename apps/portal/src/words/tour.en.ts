import type { TourTopic } from '../tour/tour-steps.js';

interface Told {
  readonly title: string;
  readonly text: string;
}

const topics: Readonly<Record<TourTopic, Told>> = {
  roles: {
    title: 'Who you are here',
    text: 'You act for one organisation, named at the top. Home shows what needs its signature and how it stands. To see another side of the same story, sign in as somebody else by the demo’s door; the tour waits for you.',
  },
  issue: {
    title: 'A core enterprise acknowledges what it owes',
    text: 'Huaxing Motor bought parts and owes its supplier for them. Both signed the issue of a receivable, and a verifier signed that order, delivery and invoice agree. Each row here is such a claim, as far as it is yours to see.',
  },
  split: {
    title: 'The supplier splits it',
    text: 'The claim is one length, cut exactly. Its supplier paid its own suppliers with parts of it, each to the cent, and each holder sees its own part alone. How it got here is drawn below.',
  },
  purchase: {
    title: 'The bank buys, the ledger moves it',
    text: 'Who holds a part may sell it to a bank against its price, in one act: either both happen or neither. The history names every act and who signed it.',
  },
  verify: {
    title: 'Take nobody’s word, ours included',
    text: '“Verify this yourself” checks the claim and every signature by a node that you choose, without our service. The last lines of npm start name the demo’s own.',
  },
  due: {
    title: 'When it falls due',
    text: 'The debtor pays whoever holds each part on the due day. The calendar sums it by month and day; what is late is listed below it.',
  },
  theft: {
    title: 'Goods leave at night',
    text: 'Pledged goods stand on a scale in a warehouse. One night the weight fell with no release order: the rule raised an alarm from signed readings, and the evidence can be checked by an outsider.',
  },
  people: {
    title: 'Nobody signs alone',
    text: 'An organisation’s people have roles, and its account asks as many of them as it is set to. What they did is in the audit log. That was the tour; look around.',
  },
};

/** What the tour of the demo says. */
export const tourWords = {
  title: 'Tour of the demo',
  place: (step: number, of: number) => `${step} of ${of}`,
  begin: 'Take the tour',
  resume: 'Resume the tour',
  next: 'Next',
  back: 'Back',
  leave: 'Leave',
  end: 'End the tour',
  topics,
};

export type TourWords = typeof tourWords;

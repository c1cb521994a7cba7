/** What a party is told, in the order of its numbers; the same that its server-sent events are made of. */
export interface Feed {
  readonly name: 'papers' | 'ledger';
  readonly table: string;
  /** SQL of what goes along with an event. */
  readonly data: string;
}

/** A rebuild of the ledger gives its entries the same numbers again, so that who has read them is told nothing twice. */
export const FEEDS: readonly Feed[] = [
  { name: 'papers', table: 'papers.activity', data: 'activity.data' },
  {
    name: 'ledger',
    table: 'ledger.activity',
    data: `CASE WHEN activity.digest IS NULL THEN NULL ELSE jsonb_build_object('digest', activity.digest) END`,
  },
];

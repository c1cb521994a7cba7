import { RowRule } from '@tallystick/platform';
import { Act } from '../infra/act.entity.js';
import { FactStanding } from '../infra/fact-standing.view.js';

/** An act is seen by who drafted it and, once it is offered, by whoever is asked to sign it. */
export const ACTS = new RowRule(
  Act,
  'act',
  `(act.draftedBy = :me OR (act.offeredAt IS NOT NULL AND EXISTS (
    SELECT 1 FROM papers.act_signatory mine WHERE mine.act_id = act.id AND mine.party = :me)))`,
);

/** As `ACTS`, but gathered from what is the party's own: a list must cost by what a party has, not by what there is. */
export const ACTS_OF_A_LIST = new RowRule(
  Act,
  'act',
  `act.id IN (SELECT own.id FROM papers.act own WHERE own.drafted_by = :me
    UNION ALL SELECT offered.id FROM papers.act_signatory mine JOIN papers.act offered ON offered.id = mine.act_id
    WHERE mine.party = :me AND offered.offered_at IS NOT NULL)`,
);

/** A fact is seen by those whom it concerned when it was stated. */
export const FACTS = new RowRule(
  FactStanding,
  'fact',
  'EXISTS (SELECT 1 FROM chain.fact_party mine WHERE mine.party = :me AND mine.key = fact.key)',
);

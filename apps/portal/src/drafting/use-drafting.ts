import { Unreachable, useConnection } from '@tallystick/web-kit';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { draftAndOffer, type Drafter, type PlannedDrafts } from './draft-and-offer.js';
import { RequestKeys } from './request-keys.js';

/**
 * Has the service draft what a form says, checks it against that, and offers it to its signatories; gives the acts in the order of the plan.
 * What follows is said with each plan, by what was sent: the form may say something else by then, or be left.
 * @param draft by what door; by default that of every kind of act
 */
export function useDrafting(draft?: Drafter) {
  const connection = useConnection();
  const queries = useQueryClient();
  const keys = useRef(new RequestKeys());
  return useMutation({
    mutationFn: (plan: PlannedDrafts) => draftAndOffer(connection, plan, keys.current.of(plan), draft),
    onSettled: (_acts, error) => {
      if (!(error instanceof Unreachable)) keys.current.answered();
      return queries.invalidateQueries({ queryKey: ['acts'] });
    },
  });
}

import { Unreachable, useConnection } from '@tallystick/web-kit';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ActView } from './draft-check.js';
import { draftAndOffer, type PlannedDrafts } from './draft-and-offer.js';

/**
 * Has the service draft what a form says, checks it against that, and offers it to its signatories.
 * @param onOffered with the acts, in the order of the plan
 */
export function useDrafting(onOffered: (acts: readonly ActView[]) => void) {
  const connection = useConnection();
  const queries = useQueryClient();
  const key = useRef(crypto.randomUUID());
  return useMutation({
    mutationFn: (plan: PlannedDrafts) => draftAndOffer(connection, plan, key.current),
    onSettled: (_acts, error) => {
      // Nobody knows whether what was not answered was done: sent again, it is the same request, and drafts nothing twice.
      if (!(error instanceof Unreachable)) key.current = crypto.randomUUID();
      return queries.invalidateQueries({ queryKey: ['acts'] });
    },
    onSuccess: onOffered,
  });
}

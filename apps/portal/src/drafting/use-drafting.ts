import { Unreachable, useConnection } from '@tallystick/web-kit';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ActView } from './draft-check.js';
import { draftAndOffer, type PlannedDrafts } from './draft-and-offer.js';
import { RequestKeys } from './request-keys.js';

/**
 * Has the service draft what a form says, checks it against that, and offers it to its signatories.
 * @param onOffered with the acts, in the order of the plan
 */
export function useDrafting(onOffered: (acts: readonly ActView[]) => void) {
  const connection = useConnection();
  const queries = useQueryClient();
  const keys = useRef(new RequestKeys());
  return useMutation({
    mutationFn: (plan: PlannedDrafts) => draftAndOffer(connection, plan, keys.current.of(plan)),
    onSettled: (_acts, error) => {
      if (!(error instanceof Unreachable)) keys.current.answered();
      return queries.invalidateQueries({ queryKey: ['acts'] });
    },
    onSuccess: onOffered,
  });
}

import { actKind } from '@tallystick/act-types';
import { type Reasoned, Unreachable, useChange, useConnection, usePages } from '@tallystick/web-kit';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ActView } from '../../drafting/draft-check.js';
import { RequestKeys } from '../../drafting/request-keys.js';
import type { plannedRequest } from './request-terms.js';
import { ENDED } from './requests.js';

export const QUOTE_REQUESTS = ['quote-requests'];

const STATES = { open: 'open', ended: ENDED.join(',') } as const;

/** Requests that one asked or is asked: those that are open, or those that have ended; the newest first. */
export function useQuoteRequests(which: keyof typeof STATES) {
  const connection = useConnection();
  const query = { state: STATES[which], sort: '-askedAt' };
  return usePages({
    queryKey: [...QUOTE_REQUESTS, which],
    ask: (paging) =>
      connection.call(connection.routes.GET('/v1/quote-requests', { params: { query: { ...query, ...paging } } })),
    ...(which === 'open' ? { refetchInterval: LOOK_AGAIN_MS } : {}),
  });
}

/** That time is up, or that the part was sold to another, is no news to a bank that is asked: what is open is looked at again. */
const LOOK_AGAIN_MS = 15_000;
const SHOWN_MAX = 200;
const QUOTED_KINDS = ['purchase', 'lock'] as const;
const SECOND_MS = 1_000;
/** For which a quote stands at most, by the ledger's limit, and so after the time of its request. */
const QUOTE_LIFE_MS = SECOND_MS * Math.max(...QUOTED_KINDS.map((kind) => actKind(kind).maxDeadlineSeconds));

/** Those that can need somebody, the most urgent first: a quote on one that has lapsed can still be accepted for as long as it stands. */
export function useQuotesOfInterest() {
  const connection = useConnection();
  return useQuery({
    queryKey: [...QUOTE_REQUESTS, 'of-interest'],
    queryFn: () => {
      const untilFrom = new Date(Date.now() - QUOTE_LIFE_MS).toISOString();
      const query = { state: 'open,lapsed', untilFrom, sort: 'until', limit: SHOWN_MAX };
      return connection.call(connection.routes.GET('/v1/quote-requests', { params: { query } }));
    },
  });
}

/** The request that a sale answers, where it is a bank's quote and not its seller's own offer. */
export function useRequestAnsweredBy({ id, kind, message, draftedBy }: ActView) {
  const connection = useConnection();
  const isQuote = (kind === 'purchase' || kind === 'lock') && draftedBy === message.buyer;
  const query = { receivable: String(message.receivable), sort: '-askedAt', limit: SHOWN_MAX };
  const requests = useQuery({
    queryKey: [...QUOTE_REQUESTS, 'on', query.receivable],
    queryFn: () => connection.call(connection.routes.GET('/v1/quote-requests', { params: { query } })),
    enabled: isQuote,
  });
  return requests.data?.items.find(({ answers }) => answers.some(({ quotes }) => quotes.some(({ act }) => act === id)));
}

export function useQuoteRequest(id: string) {
  const connection = useConnection();
  return useQuery({
    queryKey: [...QUOTE_REQUESTS, id],
    queryFn: () => connection.call(connection.routes.GET('/v1/quote-requests/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state: { data } }) => data?.state === 'open' && LOOK_AGAIN_MS,
  });
}

/** A seller asks banks; sent again for want of an answer, it is the same question. */
export function useAsking() {
  const connection = useConnection();
  const queries = useQueryClient();
  const keys = useRef(new RequestKeys());
  return useMutation({
    mutationFn: (body: ReturnType<typeof plannedRequest>) => {
      const headers = { 'idempotency-key': keys.current.of(body) };
      return connection.call(connection.routes.POST('/v1/quote-requests', { body, headers }));
    },
    onSettled: (_request, error) => {
      if (!(error instanceof Unreachable)) keys.current.answered();
      return queries.invalidateQueries({ queryKey: QUOTE_REQUESTS });
    },
  });
}

/** The seller takes its question back. */
export function useWithdrawal(id: string) {
  const connection = useConnection();
  return useChange(QUOTE_REQUESTS, () =>
    connection.call(connection.routes.POST('/v1/quote-requests/{id}/withdrawal', { params: { path: { id } } })),
  );
}

/** A bank names no price, and says why. */
export function useDeclining(id: string) {
  const connection = useConnection();
  return useChange(QUOTE_REQUESTS, ({ reason }: Reasoned) =>
    connection.call(
      connection.routes.POST('/v1/quote-requests/{id}/declines', {
        params: { path: { id } },
        body: { reason: reason.trim() },
      }),
    ),
  );
}

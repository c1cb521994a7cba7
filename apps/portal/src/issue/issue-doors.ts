import { useConnection, usePages, usePerson } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { IssueSide } from './sides.js';
import { invoicesOf, VERIFICATION_FIELDS } from './invoices.js';

const PROGRAMMES_MAX = 200;

/** Invoices of one's own side, newest first. @param counterparty the other side, where one was chosen */
export function useInvoices(side: IssueSide, counterparty: string | undefined) {
  const connection = useConnection();
  const { party } = usePerson();
  const [own, other] = side === 'debtor' ? (['buyer', 'seller'] as const) : (['seller', 'buyer'] as const);
  const pages = usePages({
    queryKey: ['verifications', 'for-issue', side, counterparty],
    ask: (paging) => {
      const sides = { [own]: party, ...(counterparty === undefined ? {} : { [other]: counterparty }) };
      const query = { ...sides, fields: VERIFICATION_FIELDS, ...paging };
      return connection.call(connection.routes.GET('/v1/verifications', { params: { query } }));
    },
  });
  const { data } = pages;
  const invoices = useMemo(() => data && invoicesOf(data, Date.now()), [data]);
  return { ...pages, data: invoices };
}

/** The banks' lines on the core enterprise that are open; banks and core enterprises see theirs alone. */
export function useProgrammes() {
  const connection = useConnection();
  return useQuery({
    queryKey: ['programmes'],
    queryFn: () =>
      connection.call(connection.routes.GET('/v1/programmes', { params: { query: { limit: PROGRAMMES_MAX } } })),
  });
}

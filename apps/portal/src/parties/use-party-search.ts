import { useConnection } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

const SHOWN_MAX = 12;
const LOOKED_THROUGH = 200;
/** Long enough that a word is not asked for letter by letter. */
const PAUSE_MS = 200;

/**
 * Organisations with that in their name, or with that USCC or LEI.
 * @param text nothing is asked for when it is empty
 * @param role only those that are this on the ledger: the directory does not choose by it, so more of it are looked through
 */
export function usePartySearch(text: string, role?: string) {
  const connection = useConnection();
  const asked = useLater(text.normalize('NFKC').trim(), PAUSE_MS);
  const found = useQuery({
    queryKey: ['party-search', asked, role],
    queryFn: async () => {
      const query = { search: codeOrName(asked), limit: role === undefined ? SHOWN_MAX : LOOKED_THROUGH };
      const { items } = await connection.call(connection.routes.GET('/v1/organisations', { params: { query } }));
      return items
        .filter(({ enrolled }) => role === undefined || enrolled?.roles.some((one) => one === role))
        .slice(0, SHOWN_MAX);
    },
    enabled: asked !== '',
    placeholderData: (before) => before,
  });
  return { ...found, isCurrent: asked === text.normalize('NFKC').trim() && !found.isFetching };
}

/** Codes are kept in capitals, and without the spaces that people read them by; a USCC and a LEI both end in or hold digits, which few names do. */
function codeOrName(text: string): string {
  const code = text.replaceAll(/\s/g, '').toUpperCase();
  return /^(?=.*[0-9]{2})([0-9A-Z]{18}|[0-9A-Z]{20})$/.test(code) ? code : text;
}

function useLater(text: string, ms: number): string {
  const [later, setLater] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setLater(text), ms);
    return () => clearTimeout(timer);
  }, [text, ms]);
  return later;
}

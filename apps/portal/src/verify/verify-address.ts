import { useConnection } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';

/** The page that checks without us; not a screen of the portal, since it may ask whichever node its reader names. */
const PAGE = '/verify';

/**
 * Where something can be checked without us. What it is stands behind the `#`, which no server hears of.
 * @param about such as `receivable` and its number; nothing is to be checked without. @returns undefined as long as it is not known
 */
export function useVerifyAddress(about: Readonly<Record<string, string>> | undefined): string | undefined {
  const connection = useConnection();
  const { data: network } = useQuery({
    queryKey: ['network'],
    queryFn: () => connection.call(connection.routes.GET('/v1/network')),
    // Fixed when the contracts were made.
    staleTime: 'static',
  });
  if (!network || !about) return undefined;
  return `${PAGE}#${new URLSearchParams({ chain: network.chainId, relay: network.contracts.relay, ...about }).toString()}`;
}

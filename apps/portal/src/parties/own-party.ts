import { useConnection } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';

/** The organisation of who is signed in. */
export function useOwnParty() {
  const connection = useConnection();
  return useQuery({ queryKey: ['me'], queryFn: () => connection.call(connection.routes.GET('/v1/me')) });
}

import { useConnection } from '@tallystick/web-kit';
import { useQueryClient } from '@tanstack/react-query';

/** Leaves nothing of this person’s on the page. */
export function useForget() {
  const { session } = useConnection();
  const queries = useQueryClient();
  return () => {
    session.end();
    queries.clear();
  };
}

/** Ends the session at the service, and here even when the service is not to be reached: the next person sees nothing. */
export function useSignOut() {
  const connection = useConnection();
  const forget = useForget();
  return async () => {
    await connection.call(connection.routes.DELETE('/v1/session')).catch(() => undefined);
    forget();
  };
}

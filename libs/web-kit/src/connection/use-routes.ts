import { useConnection } from './connected.js';

/** The generated client's routes, and what makes its refusals errors. */
export function useRoutes() {
  const connection = useConnection();
  return { routes: connection.routes, call: connection.call.bind(connection) };
}

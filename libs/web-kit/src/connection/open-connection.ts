import { ApiProblem } from '@tallystick/api-client/browser';
import { Connection } from './connection.js';
import type { SignedInPerson } from './session.js';

const CHANNEL = 'tallystick-session';

/** The page's one connection. Finds out whether there is a session already. */
export function openConnection(): Connection {
  const channel = new BroadcastChannel(CHANNEL);
  const connection = new Connection({
    reload: () => location.reload(),
    tellOthers: (person) => channel.postMessage(person),
  });
  channel.addEventListener('message', ({ data }: MessageEvent<SignedInPerson>) => connection.session.heardOf(data));
  return connection;
}

/** Whether this browser has a session. Throws `Unreachable`, `ApiProblem`. */
export async function findSession(connection: Connection): Promise<void> {
  const { routes, session } = connection;
  try {
    session.resume(await connection.call(routes.GET('/v1/session')));
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
    session.end();
  }
}

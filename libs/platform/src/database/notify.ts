import type { DataSource, EntityManager } from 'typeorm';

/**
 * Wakes whoever listens to a channel (`Notifications`): within a transaction once it commits, otherwise at once.
 * @param payload what to look at; by default whatever there is
 */
export async function notify(on: EntityManager | DataSource, channel: string, payload = ''): Promise<void> {
  await on.query('SELECT pg_notify($1, $2)', [channel, payload]);
}

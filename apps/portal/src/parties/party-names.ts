import type { Connection } from '@tallystick/web-kit';

/** The directory takes this many numbers in one question. */
const BATCH_MAX = 50;

/** Asks the directory for many names in one question: what is drawn at the same moment goes together. */
export class PartyNames {
  private readonly wanted = new Map<string, PromiseWithResolvers<string>>();

  constructor(private readonly connection: Connection) {}

  /** @returns the party's name; its number when the directory has none of it */
  nameOf(party: string): Promise<string> {
    if (this.wanted.size === 0) setTimeout(() => void this.ask());
    const asked = this.wanted.get(party) ?? Promise.withResolvers<string>();
    this.wanted.set(party, asked);
    return asked.promise;
  }

  private async ask(): Promise<void> {
    const asked = [...this.wanted];
    this.wanted.clear();
    for (let from = 0; from < asked.length; from += BATCH_MAX) await this.askFor(asked.slice(from, from + BATCH_MAX));
  }

  private async askFor(asked: readonly (readonly [string, PromiseWithResolvers<string>])[]): Promise<void> {
    const { connection } = this;
    const query = { party: asked.map(([party]) => party).join(','), fields: 'party,name', limit: BATCH_MAX };
    try {
      const { items } = await connection.call(connection.routes.GET('/v1/organisations', { params: { query } }));
      const names = new Map(items.map(({ party, name }) => [party, name]));
      for (const [party, { resolve }] of asked) resolve(names.get(party) ?? party);
    } catch (error) {
      for (const [, { reject }] of asked) reject(error);
    }
  }
}

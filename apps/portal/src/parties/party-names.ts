import type { Connection } from '@tallystick/web-kit';

/** The directory takes this many numbers in one question. */
const BATCH_MAX = 50;

/** Names by number, each asked for once: what is drawn at the same moment goes together in one question. A name is what it was, whatever news there is. */
export class PartyNames {
  private readonly names = new Map<string, string>();
  private readonly asked = new Set<string>();
  private readonly told = new Set<() => void>();
  private wanted: string[] = [];

  constructor(private readonly connection: Connection) {}

  /** @param tell called whenever names have come; gives what ends it */
  readonly subscribe = (tell: () => void): (() => void) => {
    this.told.add(tell);
    return () => this.told.delete(tell);
  };

  /** The party's name, and its number until that is known or when the directory has none of it. */
  nameOf(party: string): string {
    const name = this.names.get(party);
    if (name === undefined && !this.asked.has(party)) this.want(party);
    return name ?? party;
  }

  private want(party: string): void {
    if (this.wanted.length === 0) setTimeout(() => void this.ask());
    this.asked.add(party);
    this.wanted.push(party);
  }

  private async ask(): Promise<void> {
    const wanted = this.wanted;
    this.wanted = [];
    for (let from = 0; from < wanted.length; from += BATCH_MAX) await this.askFor(wanted.slice(from, from + BATCH_MAX));
  }

  private async askFor(parties: readonly string[]): Promise<void> {
    const { connection } = this;
    const query = { party: parties.join(','), fields: 'party,name', limit: BATCH_MAX };
    try {
      const { items } = await connection.call(connection.routes.GET('/v1/organisations', { params: { query } }));
      for (const { party, name } of items) this.names.set(party, name);
      for (const tell of this.told) tell();
    } catch {
      // Numbers are shown meanwhile, and whoever is drawn next asks again; told of it, those that are drawn would ask at once and without end.
      for (const party of parties) this.asked.delete(party);
    }
  }
}

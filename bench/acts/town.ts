import type { ActMessage, Network } from '@tallystick/act-types';
import { issueOnVerifiedTrade, type Participant, setScene, type StoryWorld } from '@tallystick/stories';
import type { Client } from 'pg';

export interface Fragment {
  readonly from: string;
  readonly to: string;
  readonly version: string;
}

/** The parties of the measured acts, and a receivable whose fragments the supplier passes on, one by one. */
export class Town {
  private readonly used = new Set<string>();

  private constructor(
    readonly network: Network,
    readonly supplier: Participant,
    readonly recipient: Participant,
    readonly receivable: string,
    private readonly database: Client,
  ) {}

  static async settle(world: StoryWorld, database: Client): Promise<Town> {
    const scene = await setScene(world);
    const receivable = await issueOnVerifiedTrade(scene, '2026-BENCH');
    const { supplier, subSupplier } = scene.cast;
    return new Town(await supplier.client.network(), supplier, subSupplier, receivable, database);
  }

  async liveFragments(): Promise<number> {
    const { rows } = await this.database.query<{ count: string }>('SELECT count(*) FROM ledger.fragment');
    return Number(rows[0]?.count);
  }

  /** Fragments of the supplier of at least this length that nothing of the bench has named yet; fewer when there are no more. */
  async takeUpTo(count: number, leastMinor = 1n): Promise<Fragment[]> {
    const { rows } = await this.database.query<Fragment>(
      `SELECT from_minor AS "from", to_minor AS "to", version FROM ledger.fragment
       WHERE receivable = $1 AND holder = $2 AND to_minor - from_minor >= $3 ORDER BY from_minor`,
      [this.receivable, this.supplier.party, leastMinor.toString()],
    );
    const free = rows.filter(({ from, version }) => !this.used.has(`${from}:${version}`)).slice(0, count);
    for (const { from, version } of free) this.used.add(`${from}:${version}`);
    return free;
  }

  async take(count: number): Promise<Fragment[]> {
    const free = await this.takeUpTo(count);
    if (free.length < count) throw new Error(`${free.length} fragments are left, ${count} are needed`);
    return free;
  }

  transferOf({ from, to, version }: Fragment, deadline: string): ActMessage {
    const amount = (BigInt(to) - BigInt(from)).toString();
    return {
      ...this.held({ from, to, version }),
      amount,
      recipient: this.recipient.party,
      recipientEpoch: '1',
      deadline,
    };
  }

  splitOf({ from, to, version }: Fragment, cuts: readonly string[], deadline: string): ActMessage {
    return { ...this.held({ from, to, version }), cuts, pledgee: '0', pledgeeEpoch: '0', deadline };
  }

  /** Nobody here has ever changed a key: every epoch is the first. */
  private held(fragment: Fragment) {
    return { receivable: this.receivable, ...fragment, holder: this.supplier.party, holderEpoch: '1' };
  }
}

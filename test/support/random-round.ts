import { LedgerFragment } from '@tallystick/receivables';
import type { LedgerScene } from './ledger-scene.js';
import type { SeededRandom } from './seeded-random.js';

export const CNY = '156';
export const MONTH_SECONDS = 30 * 86_400;
export const VERIFIER = '9';
export const CORE = '1';
export const SUPPLIERS = ['2', '3', '4', '5', '6'];
export const BANKS = ['7', '8'];
/** Parties that change accounts and epochs, and so hold nothing: what they had signed would be void. */
export const RESTLESS = ['10', '11', '12'];
export const NOBODY = { pledgee: '0', pledgeeEpoch: '0' };

/** What the acts of one round share, so that no two of them write the same thing. */
export class RandomRound {
  deadline = '0';
  fragments: LedgerFragment[] = [];
  readonly epochs = new Map<string, number>();
  private once = new Set<string>();
  private rounds = 0;

  constructor(
    readonly scene: LedgerScene,
    readonly random: SeededRandom,
  ) {}

  async refresh(): Promise<void> {
    // Rounds may fall into one second: with the deadline of another round, an offer could be the very one that was withdrawn there.
    this.deadline = await this.scene.timeIn(3_600 + this.rounds++);
    this.fragments = await this.scene.dataSource.manager.find(LedgerFragment, {
      order: { receivable: 'ASC', from: 'ASC' },
    });
    this.once = new Set();
  }

  take(fits: (fragment: LedgerFragment) => boolean = () => true): LedgerFragment | undefined {
    const fitting = this.fragments.filter(fits);
    if (fitting.length === 0) return undefined;
    const fragment = this.random.pick(fitting);
    this.fragments = this.fragments.filter((other) => other !== fragment);
    return fragment;
  }

  epochOf(party: string): string {
    return String(this.epochs.get(party) ?? 1);
  }

  named({ receivable, from, to, version }: LedgerFragment) {
    return { receivable, from, to, version, deadline: this.deadline };
  }

  held({ holder }: LedgerFragment) {
    return { holder, holderEpoch: this.epochOf(holder) };
  }

  amountOf({ from, to }: LedgerFragment): string {
    const length = Number(BigInt(to) - BigInt(from));
    return String(this.random.chance(40) ? length : this.random.between(1, length));
  }

  otherThan(party: string, parties: readonly string[]): string {
    return this.random.pick(parties.filter((other) => other !== party));
  }

  /** Whether this was not done yet in this round. */
  isFirst(what: string): boolean {
    const isFirst = !this.once.has(what);
    this.once.add(what);
    return isFirst;
  }
}

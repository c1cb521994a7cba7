import { rolesToBits } from '@tallystick/act-types';
import type { LedgerScene, SceneAct } from './ledger-scene.js';
import { RandomFragmentActs } from './random-fragment-acts.js';
import { BANKS, CNY, CORE, RandomRound, RESTLESS, SUPPLIERS, VERIFIER } from './random-round.js';
import { RandomStandingActs } from './random-standing-acts.js';
import { RandomTradeActs } from './random-trade-acts.js';
import type { SeededRandom } from './seeded-random.js';

/** Acts that can all run now, in any order: no two of them write the same thing. */
export class RandomActs {
  private readonly round: RandomRound;
  private readonly standing: RandomStandingActs;
  private readonly trade: RandomTradeActs;
  private readonly fragments: RandomFragmentActs;

  constructor(scene: LedgerScene, random: SeededRandom) {
    this.round = new RandomRound(scene, random);
    this.standing = new RandomStandingActs(this.round);
    this.trade = new RandomTradeActs(this.round);
    this.fragments = new RandomFragmentActs(this.round);
  }

  /** Parties, the currency's token, programmes, deposits and allowances: what everything else needs. */
  async prepare(): Promise<void> {
    await this.round.refresh();
    const roles = new Map([
      [CORE, rolesToBits(['core-enterprise'])],
      [VERIFIER, rolesToBits(['verifier'])],
      ...[...SUPPLIERS, ...RESTLESS].map((party) => [party, rolesToBits(['supplier'])] as const),
      ...BANKS.map((party) => [party, rolesToBits(['bank'])] as const),
    ]);
    await this.round.scene.record(...[...roles].map(([party, bits]) => this.standing.enrol(party, bits)));
    await this.round.scene.record(
      {
        kind: 'list-asset',
        message: {
          currency: CNY,
          asset: this.round.scene.network.contracts.depositToken,
          deadline: this.round.deadline,
        },
      },
      ...BANKS.map((bank) => this.standing.openProgramme(bank)),
      ...[CORE, ...BANKS].map((party) => this.standing.mint(party, 10n ** 12n)),
      ...[CORE, ...BANKS].map((party) => this.standing.permit(party)),
    );
  }

  /** @param atMost acts; fewer when the ledger offers no more that are independent of one another */
  async next(atMost: number): Promise<SceneAct[]> {
    await this.round.refresh();
    const acts: SceneAct[] = [];
    const weighted: readonly (readonly [number, () => SceneAct | undefined | Promise<SceneAct | undefined>])[] = [
      [18, () => this.trade.issue()],
      [14, () => this.fragments.split()],
      [8, () => this.fragments.merge()],
      [6, () => this.fragments.touch()],
      [22, () => this.fragments.transfer()],
      [12, () => this.fragments.purchase()],
      [10, () => this.fragments.pay()],
      [3, () => this.fragments.cancel()],
      [2, () => this.trade.revokeIssue()],
      [2, () => this.fragments.revokePurchase()],
      [
        2,
        () =>
          this.standing.mint(
            this.round.random.pick([CORE, ...BANKS, ...SUPPLIERS]),
            BigInt(this.round.random.between(1, 1_000_000)),
          ),
      ],
      [2, () => this.standing.permitOnce()],
      [2, () => this.standing.newcomer()],
      [2, () => this.standing.renew()],
      [2, () => this.standing.moveRestless()],
      [1, () => this.standing.adjust()],
      [2, () => this.trade.attest()],
    ];
    const urn = weighted.flatMap(([weight, draw]) => Array.from({ length: weight }, () => draw));
    for (let tries = 0; acts.length < atMost && tries < atMost * 4; tries++) {
      const act = await this.round.random.pick(urn)();
      if (act) acts.push(act);
    }
    return acts;
  }

  /** An act that can never run: its fragment has moved on. */
  stale(): SceneAct | undefined {
    return this.fragments.stale();
  }
}

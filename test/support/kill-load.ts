import { type ActView, ApiProblem, type components } from '@tallystick/api-client';
import { type Participant, signAndRecord } from '@tallystick/stories';
import type { KillNotes, OpenAct } from './kill-notes.js';
import type { SeededRandom } from './seeded-random.js';

type Fragment = components['schemas']['FragmentView'];

export interface LoadScene {
  readonly receivable: string;
  readonly faceMinor: string;
  /** Sees every fragment of the receivable. */
  readonly core: Participant;
  /** Those among whom the fragments go round; the first is the creditor. */
  readonly holders: readonly Participant[];
}

/** The receivable is cut into as many stretches; acts on one stretch follow each other, acts on different ones do not wait. */
const LANES = 6;
/** A stretch that is in more pieces than this is put together again where it can be. */
const PIECES_MAX = 5;
const DUST_MINOR = 100;
const SETTLED_WITHIN_MS = 120_000;

/** Splits, transfers, merges and contests for one fragment, from several parties at once, through the HTTP doors. */
export class KillLoad {
  private stopped = false;

  constructor(
    private readonly scene: LoadScene,
    private readonly notes: KillNotes,
    private readonly random: SeededRandom,
  ) {}

  /** The one act before the load: the creditor cuts the receivable into the lanes' stretches. */
  static async cut({ receivable, faceMinor, holders: [creditor] }: LoadScene): Promise<void> {
    if (!creditor) throw new Error('nobody holds the receivable');
    const ends = Array.from({ length: LANES }, (_, lane) => laneOf(lane, faceMinor));
    const partsMinor = ends.map(({ from, to }) => String(to - from));
    const { client } = creditor;
    const act = await client.call(
      client.routes.POST('/v1/acts/split', { body: { receivable, from: '0', partsMinor } }),
    );
    await signAndRecord(act, [creditor], { receivable });
  }

  /** Resolves once it is stopped and every lane has noticed. Rejects when a lane meets a failure before that. */
  async run(): Promise<void> {
    await Promise.all(Array.from({ length: LANES }, (_, lane) => this.runLane(lane)));
  }

  /** From here on failures are no news: the platform is about to be killed. */
  stop(): void {
    this.stopped = true;
  }

  private async runLane(lane: number): Promise<void> {
    try {
      while (!this.stopped) await this.act(await this.fragmentsOf(lane));
    } catch (error) {
      if (!this.stopped) throw error;
    }
  }

  private async fragmentsOf(lane: number): Promise<Fragment[]> {
    const { core, receivable, faceMinor } = this.scene;
    const path = { params: { path: { id: receivable } } };
    const { fragments } = await core.client.call(core.client.routes.GET('/v1/receivables/{id}', path));
    const { from, to } = laneOf(lane, faceMinor);
    return fragments.filter((fragment) => Number(fragment.from) >= from && Number(fragment.to) <= to);
  }

  private async act(fragments: readonly Fragment[]): Promise<void> {
    const twins = fragments.filter(({ holder }, index) => holder === fragments[index + 1]?.holder);
    const crowded = fragments.length > PIECES_MAX;
    if (twins.length > 0 && (crowded || this.random.chance(15))) return this.merge(this.random.pick(twins));
    const fragment = this.random.pick(fragments);
    const mayCut = !crowded && Number(fragment.amountMinor) > DUST_MINOR;
    if (mayCut && this.random.chance(25)) return this.contest(fragment, this.random.between(1, 2));
    return this.transfer(fragment, mayCut && this.random.chance(50));
  }

  private async merge(first: Fragment): Promise<void> {
    const { client } = this.partyOf(first.holder);
    const body = { receivable: this.scene.receivable, froms: [first.from, first.to] };
    const act = await client.call(client.routes.POST('/v1/acts/merge', { body }));
    await this.signAndFollow([act], [this.partyOf(first.holder)]);
  }

  /** The holder signs so many different splits of one fragment. */
  private async contest({ receivable, from, amountMinor, holder }: Fragment, rivals: number): Promise<void> {
    const { client } = this.partyOf(holder);
    const acts: ActView[] = [];
    for (let rival = 0; rival < rivals; rival++) {
      const head = this.random.between(1, Number(amountMinor) - 1);
      const body = { receivable, from, partsMinor: [String(head), String(Number(amountMinor) - head)] };
      acts.push(await client.call(client.routes.POST('/v1/acts/split', { body })));
    }
    await this.signAndFollow(acts, [this.partyOf(holder)]);
  }

  private async transfer({ receivable, from, amountMinor, holder }: Fragment, inPart: boolean): Promise<void> {
    const giver = this.partyOf(holder);
    const taker = this.random.pick(this.scene.holders.filter(({ party }) => party !== holder));
    const amount = inPart ? this.random.between(1, Number(amountMinor)) : Number(amountMinor);
    const body = { receivable, from, amountMinor: String(amount), recipient: taker.party };
    const act = await giver.client.call(giver.client.routes.POST('/v1/acts/transfer', { body }));
    await this.signAndFollow([act], [giver, taker]);
  }

  private async signAndFollow(acts: readonly ActView[], signatories: readonly Participant[]): Promise<void> {
    const open = this.notes.drafted(acts, signatories);
    await Promise.all(open.map((entry) => signByAll(entry)));
    await Promise.all(open.map((entry) => follow(entry, this.notes)));
  }

  private partyOf(number: string): Participant {
    const found = this.scene.holders.find(({ party }) => party === number);
    if (!found) throw new Error(`party ${number} holds a fragment and is not one of us`);
    return found;
  }
}

/** Signing again changes nothing, so this may be begun anew after a fall. */
export async function signByAll(open: OpenAct): Promise<void> {
  const last = open.signatories.at(-1);
  try {
    for (const signatory of open.signatories) {
      if (signatory === last && open.stage === 'drafted') open.stage = 'signing';
      await signatory.client.sign(open.act, signatory.signer);
    }
    open.stage = 'signed';
  } catch (error) {
    // Its rival was recorded before this one was signed.
    if (!(error instanceof ApiProblem && error.code === 'act-not-open')) throw error;
  }
}

/** Waits for an act's end and notes it. */
export async function follow(open: OpenAct, notes: KillNotes): Promise<void> {
  const [first] = open.signatories;
  if (!first) throw new Error('an act needs a signatory');
  notes.ended(open, await first.client.settled(open.act.id, SETTLED_WITHIN_MS));
}

function laneOf(lane: number, faceMinor: string): { readonly from: number; readonly to: number } {
  const boundary = (index: number) => Math.floor((Number(faceMinor) * index) / LANES);
  return { from: boundary(lane), to: boundary(lane + 1) };
}

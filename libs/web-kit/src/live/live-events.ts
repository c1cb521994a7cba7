import type { Connection } from '../connection/connection.js';
import { Observable } from '../connection/observable.js';
import type { Heard, LiveState } from './heard.js';
import { LiveStream } from './live-stream.js';
import { Silence, type SilenceTerms } from './silence.js';
import { holding, type Said, type Tabs } from './tabs.js';
import { ended, type StandingSession, standing } from './standing.js';

const TERMS: SilenceTerms = { quietMs: 20_000, answerMs: 5_000 };

export interface LiveTerms {
  readonly connection: Pick<Connection, 'ask'> & { readonly session: StandingSession };
  readonly person: string;
  /** Missing: this tab is alone. */
  readonly tabs: Tabs | undefined;
  /** Something happened, or may have. */
  readonly onNews: () => void;
}

/**
 * A person's news in one tab. One tab of the person's holds the stream and tells the others, since a browser has few connections to a server;
 * when it is closed, frozen or signed out, the next reads on from where all stood.
 */
export class LiveEvents {
  readonly state = new Observable<LiveState>('connecting');
  private lastId: string | undefined;
  /** Whether this tab was there already while it had no stream. */
  private hasFollowed = false;
  private stream: LiveStream | undefined;
  private channel: BroadcastChannel | undefined;
  /** While this tab follows another. */
  private silence: Silence | undefined;

  constructor(
    private readonly terms: LiveTerms,
    private readonly silenceTerms = TERMS,
    private readonly newStream: (...given: ConstructorParameters<typeof LiveStream>) => LiveStream = (...given) =>
      new LiveStream(...given),
  ) {}

  /** Runs until the signal. */
  async follow(signal: AbortSignal): Promise<void> {
    this.join(signal);
    for (;;) {
      const session = await standing(this.terms.connection.session, signal);
      if (signal.aborted) return;
      if (this.terms.tabs) await this.takeTurns(this.terms.tabs, session);
      else await this.lead(session);
      this.hasFollowed = true;
      if (session.aborted && !signal.aborted) this.hear(this.asItStands('lost'));
    }
  }

  /** Without waiting for the pause's end: the network is said to be back. */
  tryNow(): void {
    this.stream?.tryNow();
  }

  /** Gives the stream up: the network is said to be gone. */
  drop(): void {
    this.stream?.drop();
  }

  /** Somebody looks at this tab: what it missed while it was frozen, it asks for. */
  look(): void {
    this.silence?.look();
  }

  private join(signal: AbortSignal): void {
    if (!this.terms.tabs) return;
    const channel = new BroadcastChannel(this.terms.tabs.name);
    channel.onmessage = ({ data }: MessageEvent<Said>) =>
      data === 'how-does-it-stand' ? this.answer() : this.follows(data);
    signal.addEventListener('abort', () => channel.close());
    this.channel = channel;
  }

  /** Follows until it is this tab's turn, or until the one that has it is silent. */
  private async takeTurns(tabs: Tabs, signal: AbortSignal): Promise<void> {
    const gone = new AbortController();
    const silence = new Silence(
      this.silenceTerms,
      () => this.say('how-does-it-stand'),
      () => gone.abort(),
    );
    this.silence = silence;
    silence.look();
    const isOver = () => {
      silence.stop();
      this.silence = undefined;
    };
    const turn = async (taken: AbortSignal) => {
      isOver();
      await this.lead(AbortSignal.any([signal, taken]));
    };
    await holding(tabs, { signal: AbortSignal.any([signal, gone.signal]) }, turn);
    isOver();
    if (!gone.signal.aborted || signal.aborted) return;
    this.hasFollowed = true;
    await holding(tabs, { steal: true }, turn);
  }

  private async lead(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const { connection, person } = this.terms;
    const tell = (heard: Heard) => {
      if (signal.aborted) return;
      this.hear(heard);
      this.say(heard);
    };
    const onStranger = () => connection.session.heardOfAnother();
    const stream = this.newStream({ connection, person, onStranger, onHeard: tell }, this.lastId);
    this.stream = stream;
    this.hear(this.asItStands('connecting'));
    this.say(this.asItStands());
    // A request that waits for the session to be back does not end with the signal.
    await Promise.race([stream.follow(signal), ended(signal)]);
    if (this.stream === stream) this.stream = undefined;
  }

  private answer(): void {
    if (!this.stream) return;
    this.say(this.asItStands());
    // Whoever asks may be looked at, and the timers of a hidden tab are slow.
    if (this.state.get() === 'lost') this.stream.tryNow();
  }

  private follows(heard: Heard): void {
    // Whoever leads, or has lost the session, goes by itself; what it did not hear shows as a gap once it follows again.
    if (!this.silence) return;
    this.hasFollowed = true;
    this.silence.end();
    this.hear(heard);
  }

  private hear({ state, id, after, isNews }: Heard): void {
    const hasMissed = after === undefined ? this.hasFollowed : this.lastId !== undefined && after !== this.lastId;
    if (isNews || (id !== undefined && hasMissed)) this.terms.onNews();
    this.lastId = id ?? this.lastId;
    this.state.set(state);
  }

  private asItStands(state = this.state.get()): Heard {
    return { state, id: this.lastId, after: this.lastId, isNews: false };
  }

  private say(said: Said): void {
    this.channel?.postMessage(said);
  }
}

import type { ActView } from '@tallystick/api-client';
import type { Participant } from '@tallystick/stories';

export type Recorded = NonNullable<ActView['recorded']>;

/** An act whose end no client has seen yet. */
export interface OpenAct {
  readonly act: ActView;
  readonly signatories: readonly Participant[];
  /** Acts of one contest are bound to the same version of a fragment: one of them is recorded, the others are superseded. */
  readonly contest: string;
  /** `signed`: the platform has said that it has the last signature. `signing`: that one was sent and perhaps not taken. */
  stage: 'drafted' | 'signing' | 'signed';
}

/** What the clients of the platform know, kept outside of it: it must still be true after every fall. */
export class KillNotes {
  readonly open = new Map<string, OpenAct>();
  readonly recorded = new Map<string, Recorded>();
  private readonly contests = new Map<string, { readonly entered: number; readonly ends: ActView['state'][] }>();

  /** Notes rivals for one fragment, or one act alone, before anybody signs. */
  drafted(acts: readonly ActView[], signatories: readonly Participant[]): OpenAct[] {
    const contest = acts.map(({ id }) => id).join();
    this.contests.set(contest, { entered: acts.length, ends: [] });
    return acts.map((act) => {
      const open: OpenAct = { act, signatories, contest, stage: 'drafted' };
      this.open.set(act.id, open);
      return open;
    });
  }

  ended(open: OpenAct, end: ActView): void {
    if (!this.open.delete(end.id)) return;
    this.contests.get(open.contest)?.ends.push(end.state);
    if (end.recorded) this.recorded.set(end.id, end.recorded);
  }

  /** How many acts were signed, or being signed, by all and not seen to end. */
  get inFlight(): number {
    return [...this.open.values()].filter(({ stage }) => stage !== 'drafted').length;
  }

  /** Contests that ended otherwise than they must: with exactly one act recorded and every other superseded. */
  wrongContests(): string[] {
    const wrong = [...this.contests].filter(([, { entered, ends }]) => {
      const expected = ['recorded', ...Array.from({ length: entered - 1 }, () => 'superseded')];
      return JSON.stringify([...ends].sort()) !== JSON.stringify(expected);
    });
    return wrong.map(([ids, { ends }]) => `${ids} ended ${ends.join() || 'not at all'}`);
  }

  get superseded(): number {
    return [...this.contests.values()].reduce(
      (sum, { ends }) => sum + ends.filter((end) => end === 'superseded').length,
      0,
    );
  }
}

import type { components } from '@tallystick/api-client/browser';
import { Observable } from './observable.js';

export type SignedInPerson = components['schemas']['SignedInPersonView'];

/** `lost`: the service no longer knows the session, and what was typed is still on the screen. */
export type SessionState =
  | { readonly kind: 'unknown' | 'signed-out' }
  | { readonly kind: 'signed-in' | 'lost'; readonly person: SignedInPerson };

/** What a session touches outside of itself; a test gives its own. */
export interface SessionWorld {
  /** Begins the page anew, with nothing of what was on it. */
  readonly reload: () => void;
  /** Tells this browser's other pages who is signed in now: they share the cookie. */
  readonly tellOthers: (person: SignedInPerson) => void;
}

/** Whose session the page has. Requests that find it gone wait here until the same person is back. */
export class Session {
  readonly state = new Observable<SessionState>({ kind: 'unknown' });
  private waiting: ((isBack: boolean) => void)[] = [];

  constructor(private readonly world: SessionWorld) {}

  /** Nobody else's request is sent in the name of who came instead: the page begins anew then. */
  begin(person: SignedInPerson): void {
    const before = this.state.get();
    this.world.tellOthers(person);
    if (before.kind === 'lost' && !isSame(before.person, person)) return this.world.reload();
    this.state.set({ kind: 'signed-in', person });
    this.release(true);
  }

  /** As `begin`, of a session that was there when the page was opened. */
  resume(person: SignedInPerson): void {
    this.state.set({ kind: 'signed-in', person });
  }

  end(): void {
    this.state.set({ kind: 'signed-out' });
    this.release(false);
  }

  /** @returns whether the person is back, once that is known; at once when the page has no session to lose */
  lost(): Promise<boolean> {
    const state = this.state.get();
    if (state.kind !== 'signed-in' && state.kind !== 'lost') return Promise.resolve(false);
    this.state.set(state.kind === 'lost' ? state : { kind: 'lost', person: state.person });
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Another page of this browser has a session now, and with it this one: what waits here goes on when it is the same person's. */
  heardOf(person: SignedInPerson): void {
    const state = this.state.get();
    if (!('person' in state)) return;
    if (!isSame(state.person, person)) return this.world.reload();
    this.state.set({ kind: 'signed-in', person });
    this.release(true);
  }

  /** The browser's session is somebody else's, whoever that is. */
  heardOfAnother(): void {
    if ('person' in this.state.get()) this.world.reload();
  }

  private release(isBack: boolean): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const resolve of waiting) resolve(isBack);
  }
}

const isSame = (one: SignedInPerson, other: SignedInPerson) => one.id === other.id && one.party === other.party;

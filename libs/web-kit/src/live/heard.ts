/** `lost`: what is on the screen may be old; it is tried again by itself. */
export type LiveState = 'connecting' | 'live' | 'lost';

/** What there is to know of the stream: that something happened, and never what, since every page of the origin could listen. */
export interface Heard {
  readonly state: LiveState;
  /** Where the stream stands now; missing before it ever stood. */
  readonly id?: string | undefined;
  /** Where it stood before: whoever stood elsewhere has missed something. */
  readonly after?: string | undefined;
  readonly isNews: boolean;
}

/** A request that was carried out on a platform on which the stories had been played, and its answer. */
export interface Example {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Of what is sent. */
  readonly type?: string;
  readonly request?: unknown;
  readonly status: number;
  /** Missing of what is no JSON, or long. */
  readonly answer?: unknown;
}

export type Examples = Readonly<Record<string, Example>>;

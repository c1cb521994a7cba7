/** What was asked of an api and how it answered, as it went over the wire. */
export interface Exchange {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly requestType?: string | undefined;
  readonly requestBody?: string | undefined;
  readonly status: number;
  readonly contentType: string | undefined;
  /** Missing of what is no text, of what went on without end and of what was cut off. */
  readonly body: string | undefined;
}

export const isToldWhole = (contentType: string | undefined): boolean =>
  /[/+]json\b|^text\/csv/.test(contentType ?? '');

/** What a browser says of the page that asked (WebAuthn Level 3, 5.8.1); whatever came, as it came. */
interface AskedFrom {
  readonly crossOrigin?: unknown;
  readonly topOrigin?: unknown;
}

/** Whether an answer was made inside another's page: whoever frames ours could lead a person's hand, to sign in and to act alike. */
export const isFramed = ({ crossOrigin, topOrigin }: AskedFrom): boolean =>
  Boolean(crossOrigin) || topOrigin !== undefined;

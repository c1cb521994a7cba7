import { isStanding, type Quote, quotesOf } from './quotes.js';
import type { AnswerView, QuoteRequestView } from './views.js';

export const ENDED = [
  'withdrawn',
  'lapsed',
  'sold',
  'overtaken',
] as const satisfies readonly QuoteRequestView['state'][];

/** What a request looks like from afar. */
export interface RequestLine {
  readonly request: QuoteRequestView;
  /** The best that stands; undefined when none does. */
  readonly best: Quote | undefined;
  readonly standingCount: number;
  readonly answeredCount: number;
  readonly askedCount: number;
}

export function lineOf(request: QuoteRequestView, nowMs: number): RequestLine {
  const standing = quotesOf(request, nowMs).filter(isStanding);
  return {
    ...{ request, best: standing[0], standingCount: standing.length },
    answeredCount: request.answers.filter(({ state }) => state !== 'asked').length,
    askedCount: request.answers.length,
  };
}

/** A bank's own answer, which is all that it sees. */
export const ownAnswer = ({ answers }: QuoteRequestView, party: string): AnswerView | undefined =>
  answers.find(({ bank }) => bank === party);

const WEIGHTS: Readonly<Record<AnswerView['state'], number>> = { asked: 0, quoted: 1, declined: 2 };

/** Those that still wait for the bank's answer first, and of them those that are wanted first. */
export function byNeed(requests: readonly QuoteRequestView[], party: string): QuoteRequestView[] {
  const weight = (one: QuoteRequestView) => WEIGHTS[ownAnswer(one, party)?.state ?? 'declined'];
  return requests.toSorted(
    (one, other) => weight(one) - weight(other) || Date.parse(one.until) - Date.parse(other.until),
  );
}

/** Whether it is the reader's turn: as a bank that has not answered, or as a seller to whom a quote came that stands. */
export function needs({ request, standingCount }: RequestLine, party: string): 'answer' | 'choice' | undefined {
  if (request.seller === party) return standingCount > 0 ? 'choice' : undefined;
  return request.state === 'open' && ownAnswer(request, party)?.state === 'asked' ? 'answer' : undefined;
}

/** What waits for the reader, and until when it can be done. */
export interface Need {
  readonly line: RequestLine;
  readonly what: 'answer' | 'choice';
  readonly until: string;
}

/** Whatever needs the party, what can be done for the shortest time first: a choice for as long as the best quote stands. */
export function neededOf(requests: readonly QuoteRequestView[], party: string, nowMs: number): Need[] {
  return requests
    .flatMap((request): Need[] => {
      const line = lineOf(request, nowMs);
      const what = needs(line, party);
      const until = what === 'choice' ? line.best?.deadline : request.until;
      return what && until !== undefined ? [{ line, what, until }] : [];
    })
    .toSorted((one, other) => Date.parse(one.until) - Date.parse(other.until));
}

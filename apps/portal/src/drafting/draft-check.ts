import type { components } from '@tallystick/api-client/browser';

export type ActView = components['schemas']['ActView'];
export type ActValue = ActView['message'][string];

/** What a form was filled in with, as the act must say it: its kind, and its fields by their names in the act. */
export interface AgreedAct {
  readonly kind: ActView['kind'];
  readonly fields: Readonly<Record<string, ActValue>>;
}

/** Where a draft says something else than was typed; `drafted` is missing when it says nothing of it. */
export interface Difference {
  readonly field: string;
  readonly agreed: ActValue;
  readonly drafted: ActValue | undefined;
}

const isSame = (one: ActValue, other: ActValue | undefined) => JSON.stringify(one) === JSON.stringify(other);

/** Every way in which the service's draft is not what was typed. One that differs is not offered to anybody, let alone signed. */
export function differencesOf(act: ActView, agreed: AgreedAct): Difference[] {
  const said: readonly (readonly [string, ActValue, ActValue | undefined])[] = [
    ['kind', agreed.kind, act.kind],
    ...Object.entries(agreed.fields).map(([name, value]) => [name, value, valueIn(act, name)] as const),
  ];
  return said
    .filter(([, typed, drafted]) => !isSame(typed, drafted))
    .map(([field, typed, drafted]) => ({ field, agreed: typed, drafted }));
}

/** A receivable's number begins with its debtor's, so that nobody uses up the numbers of another. */
export function isNumberOf(debtor: string, receivable: ActValue | undefined): boolean {
  const RANDOM_BITS = 160n;
  return (
    typeof receivable === 'string' && /^\d+$/.test(receivable) && String(BigInt(receivable) >> RANDOM_BITS) === debtor
  );
}

const valueIn = ({ message }: ActView, name: string): ActValue | undefined =>
  Object.hasOwn(message, name) ? message[name] : undefined;

/** The service drafted something else than was typed. */
export class DraftDiffers extends Error {
  constructor(readonly differences: readonly Difference[]) {
    super(`the draft differs in ${differences.map(({ field }) => field).join(', ')}`);
    this.name = 'DraftDiffers';
  }
}

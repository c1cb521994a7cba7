import { Logger } from '@nestjs/common';
import { inRequest, tellSpan } from '@tallystick/platform';
import type { OutboxEntry } from './outbox-entry.entity.js';

/** An entry of the outbox, and which request put it there. */
export type ActCause = Pick<OutboxEntry, 'digest' | 'kind' | 'requestId' | 'traceParent' | 'enqueuedAt'>;

const log = new Logger('act');

export interface ActTold {
  /** Since when it was on the way to this. */
  readonly sinceMs: number;
  readonly transaction?: string;
  /** The code of what refused it. */
  readonly refusedBy?: string;
}

/**
 * One line and one span for each step of an act on its way, under the id of the request that completed it, in whichever process. A fact that came
 * true by itself has no such request.
 * @param step in the past tense: `relayed`, `refused`, `recorded`
 */
export function tellOfAct(step: string, cause: ActCause, { sinceMs, transaction, refusedBy }: ActTold): void {
  const { digest, kind, requestId, traceParent } = cause;
  const said = {
    ...{ kind, digest },
    ...(transaction === undefined ? {} : { transaction }),
    ...(refusedBy === undefined ? {} : { refusedBy }),
  };
  const tell = () => log.log(`${kind} ${step}${refusedBy === undefined ? '' : ` (${refusedBy})`}`, said);
  if (requestId === null) tell();
  else inRequest({ requestId }, tell);
  if (traceParent === null) return;
  const attributes = Object.fromEntries(Object.entries(said).map(([name, value]) => [`act.${name}`, value]));
  tellSpan({ name: `act ${step}`, kind: 'consumer', parent: traceParent, startMs: sinceMs, attributes }, refusedBy);
}

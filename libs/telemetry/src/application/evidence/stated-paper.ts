import type { HeardEvent } from '../../domain/evidence/bundle/bundle-alarm.js';
import { revivedEvent } from '../../domain/rules/plain-event.js';
import type { PaperAct } from '../../domain/site-acts/site-act.js';

/** A paper as a rule hears it, without what people call it. */
export function statedPaper(act: PaperAct, id: string): HeardEvent | undefined {
  const event = revivedEvent({ ...act, id });
  switch (event.kind) {
    case 'movement': {
      const { kind, device, from, until, change } = event;
      return { kind, id, device, from, until, change };
    }
    case 'release-order': {
      const { kind, device, receivedAt, from, until, quantity } = event;
      return { kind, id, device, receivedAt, from, until, quantity };
    }
    case 'opening': {
      const { kind, device, from, until } = event;
      return { kind, id, device, from, until };
    }
    case 'tags-expected': {
      const { kind, device, at, add, remove } = event;
      return { kind, device, at, add, remove };
    }
    default:
      return undefined;
  }
}

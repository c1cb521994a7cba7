import { LEDGER_EVENT_TYPES } from '@tallystick/chain';
import { PAPERS_EVENTS } from '@tallystick/platform';

/** Everything that a party can be told of, and so subscribe to. */
export const EVENT_TYPES: readonly string[] = [...Object.keys(PAPERS_EVENTS), ...LEDGER_EVENT_TYPES];

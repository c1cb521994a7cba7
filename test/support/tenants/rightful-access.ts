import { OPERATOR } from './strangers.js';

/** What a caller may find or do at a route though it is a stranger, and why. Every other route tells a stranger nothing. */
const SHARED: Readonly<Record<string, { readonly with?: string; readonly because: string }>> = {
  'GET /v1/organisations/{party}': {
    because: 'who takes part is a directory: a party is named by its number in every act',
  },
  'PUT /v1/organisations/{party}/certificate': {
    with: OPERATOR,
    because: 'the operator files what the registrar signed',
  },
  'POST /v1/organisations/{party}/api-clients': {
    with: OPERATOR,
    because: 'the operator gives a party its first credential',
  },
  'POST /v1/organisations/{party}/administrator': {
    with: OPERATOR,
    because: 'the operator brings in the first administrator of a party that it onboards',
  },
  ...ordersOf('order-dispute', 'freeze', 'confirm-freeze', 'unfreeze', 'reassign'),
};

/** An order of a court or the registrar reaches any claim. */
function ordersOf(...kinds: readonly string[]) {
  const because = 'the operator’s clerk may draft what the registrar alone then signs, on any claim';
  return Object.fromEntries(kinds.map((kind) => [`POST /v1/acts/${kind}`, { with: OPERATOR, because }]));
}

/** Routes that are closed to a role as such, before it is looked whether anything is there: 403, whatever is named. */
const CLOSED: Readonly<Record<string, string>> = {
  'PUT /v1/organisations/{party}/certificate': 'operator-only',
  'POST /v1/organisations/{party}/administrator': 'operator-only',
  'DELETE /v1/sessions/{session}': 'not-a-person',
  'POST /v1/acting-passkeys/{passkey}/possession': 'not-a-person',
  'GET /v1/duplicate-registry/registrations/{id}': 'banks-alone',
  'POST /v1/duplicate-registry/registrations/{id}/release': 'banks-alone',
};

export function isSharedWith(stranger: string, route: string): boolean {
  const shared = SHARED[route];
  return shared !== undefined && (shared.with ?? stranger) === stranger;
}

export const closedBy = (route: string): string | undefined => CLOSED[route];

/** Routes that say back what their reader asked for before, found or not. */
const TELLS_BACK: Readonly<Record<string, string>> = {
  'GET /v1/audit': 'a refusal is told to who was refused, with what they named',
};

export const tellsBack = (route: string): boolean => route in TELLS_BACK;

export const NAMED_ROUTES = [...Object.keys(SHARED), ...Object.keys(CLOSED), ...Object.keys(TELLS_BACK)];

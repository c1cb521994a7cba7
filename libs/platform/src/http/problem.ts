import type { DomainErrorKind } from '@tallystick/kernel';

/** RFC 9457 problem details; `code` is the stable name, `errors` lists the fields at fault. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly FieldFault[];
  /** The request's id, to quote when asking for help. */
  readonly instance?: string;
  /** RFC 6749, 5.2, of the token endpoint alone. */
  readonly error?: string;
  readonly error_description?: string;
}

export interface FieldFault {
  readonly field: string;
  readonly message: string;
}

export const STATUS_OF_KIND: Readonly<Record<DomainErrorKind, number>> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  precondition: 412,
  'too-many': 429,
  unavailable: 503,
};

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'The request came too slowly',
  409: 'In conflict with the present state',
  412: 'Changed meanwhile',
  413: 'The request is too large',
  414: 'The address is too long',
  415: 'The content type is not supported',
  417: 'What is expected cannot be met',
  422: 'The request is not valid',
  429: 'Too many requests',
  431: 'The request’s head is too large',
  500: 'The service failed',
  503: 'The service is not available',
};

export function problem(status: number, code: string, detail: string, more: Partial<Problem> = {}): Problem {
  return { type: `urn:tallystick:problem:${code}`, title: TITLES[status] ?? 'Refused', status, code, detail, ...more };
}

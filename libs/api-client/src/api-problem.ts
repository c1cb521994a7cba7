import type { components } from './generated/schema.js';

export type ProblemDetails = components['schemas']['ProblemView'];

/** A refusal by the API: decide by `code`, show `message`. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;

  constructor(readonly problem: ProblemDetails) {
    super(problem.detail);
    this.name = 'ApiProblem';
    this.code = problem.code;
    this.status = problem.status;
  }
}

/** Reads a refusal's body; a proxy's or a broken one still becomes a problem. */
export function problemOf(body: unknown, response: Response): ApiProblem {
  if (typeof body === 'object' && body !== null && 'code' in body && 'detail' in body) {
    return new ApiProblem(body as ProblemDetails);
  }
  return new ApiProblem({
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    code: `http-${response.status}`,
    detail: `The service answered ${response.status} ${response.statusText}.`,
  });
}

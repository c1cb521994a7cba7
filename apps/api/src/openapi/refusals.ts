import { getSchemaPath } from '@nestjs/swagger';
import { ProblemView } from '@tallystick/platform';
import { PROBLEMS, ROUTE_NOTES, SHARED_PROBLEMS } from '../generated/api-notes.js';
import type { Route } from './operations.js';

/** Of whoever shows no token, and of a credential that may not; what is open to all refuses nobody so. */
const OF_ENTRANCE = new Set(['not-signed-in', 'scope-missing', 'operator-only', 'origin-not-ours']);
const MADE_MEANWHILE = {
  ...{ code: 'made-meanwhile', status: 409 },
  says: 'Another request made the same at the same moment; look at what is there.',
};

type Response = Route['operation']['responses']['default'] & object;

interface Told {
  readonly code: string;
  readonly status: number;
  readonly says: string;
}

/** A response for each status that a route may refuse with: its codes, and to each what was wrong and what would be right. */
export function tellRefusals(route: Route, isOperators: boolean): void {
  const { operation } = route;
  const byStatus = new Map<number, Told[]>();
  for (const told of refusalsOf(route, isOperators))
    byStatus.set(told.status, [...(byStatus.get(told.status) ?? []), told]);
  for (const [status, told] of [...byStatus].sort(([a], [b]) => a - b)) {
    if (operation.responses[status]) continue;
    operation.responses[status] = {
      description: told.map(({ code, says }) => `- \`${code}\`: ${says}`).join('\n'),
      content: problemJson(),
      'x-problems': told.map(({ code }) => ({ code, status })),
    } as Response;
  }
  operation.responses.default = {
    description:
      'Refused before a route was reached (`request-refused`), or failed on our side (`internal`): quote `instance` when you ask for help.',
    content: problemJson(),
    'x-problems': [{ code: 'internal', status: 500 }],
  } as Response;
}

function refusalsOf({ method, operation }: Route, isOperators: boolean): readonly Told[] {
  const isOpen = operation.security === undefined;
  const takesInput = (operation.parameters ?? []).length > 0 || operation.requestBody !== undefined;
  const ofAll = SHARED_PROBLEMS.ofAll.filter((code) => {
    if (code === 'request-invalid') return takesInput;
    if (code === 'operator-only') return isOperators;
    return !OF_ENTRANCE.has(code) || !isOpen;
  });
  const ofPosts = method === 'post' && !isOpen ? SHARED_PROBLEMS.ofPosts : [];
  const own = ROUTE_NOTES[operation.operationId ?? '']?.problems ?? [];
  const codes = [...new Set([...own, ...ofAll, ...ofPosts])].sort();
  const told = codes.flatMap((code) => {
    const { statuses = [], says = '' } = PROBLEMS[code] ?? {};
    return statuses.map((status) => ({ code, status, says }));
  });
  return method === 'get' ? told : [...told, MADE_MEANWHILE];
}

const problemJson = () => ({ 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemView) } } });

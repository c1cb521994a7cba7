import type { Example } from '../../../apps/api/src/openapi/example.js';
import type { AnswerChecks } from './answer-checks.js';
import type { Operation } from './api-document.js';
import type { Exchange } from './exchange.js';

/** Told once and kept nowhere, least of all in a document: what opens a door. */
const SECRET = /^(access_token|client_secret|clientSecret|secret|token|code|pollSecret)$/i;
/** A code of a refusal or of a check opens nothing. */
const PLAIN_CODE = /^[a-z][a-z-]{0,60}$/;
const ITEMS_SHOWN = 2;
const LENGTH_SHOWN = 12_000;

/** Keeps of every operation a request that was answered as asked, and what others asked it with. */
export class HeardExamples {
  private readonly kept = new Map<string, Example>();
  private readonly shapes = new Map<string, Set<string>>();

  hear(exchange: Exchange, checks: AnswerChecks): void {
    const operation = checks.operationOf(exchange);
    if (!operation || !operation.answers.has(exchange.status) || exchange.method !== operation.method) return;
    const example = exampleOf(exchange, operation);
    const known = this.kept.get(operation.name);
    // Of what is done the first; of what is read the first that tells most, as what it is about may have been under way before.
    if (!known || (exchange.method === 'GET' && membersOf(example) > membersOf(known)))
      this.kept.set(operation.name, example);
    this.shapes.set(operation.name, (this.shapes.get(operation.name) ?? new Set()).add(shapeOf(example.request)));
  }

  of(operation: Operation): Example | undefined {
    return this.kept.get(operation.name);
  }

  /** Whether the operation was carried out by a request with these members. */
  wasAsked(operation: Operation, request: unknown): boolean {
    return this.shapes.get(operation.name)?.has(shapeOf(request)) ?? false;
  }
}

const membersOf = ({ answer }: Example): number => pathsOf(answer).size;

/** Its members, whatever their values and however many there are of a kind. */
const shapeOf = (value: unknown): string => [...pathsOf(value)].sort().join(' ');

function pathsOf(value: unknown): Set<string> {
  const paths = new Set<string>();
  const look = (part: unknown, path: string): void => {
    if (typeof part !== 'object' || part === null) return void paths.add(path);
    for (const [name, inner] of Object.entries(part)) look(inner, `${path}/${Array.isArray(part) ? '*' : name}`);
  };
  look(value, '');
  return paths;
}

function exampleOf(exchange: Exchange, operation: Operation): Example {
  const [path = '', query = ''] = exchange.path.split('?');
  const [names, values] = [operation.path.split('/'), path.split('/')];
  const parts = names.flatMap((name, at) =>
    name.startsWith('{') ? [[name.slice(1, -1), decodeURIComponent(values[at] ?? '')] as const] : [],
  );
  const type = exchange.requestType?.split(';')[0];
  return {
    ...{
      path: Object.fromEntries(parts),
      query: Object.fromEntries(new URLSearchParams(query)),
      status: exchange.status,
    },
    ...(type !== undefined &&
      exchange.requestBody !== undefined && { type, request: readBody(type, exchange.requestBody) }),
    ...(exchange.body !== undefined &&
      exchange.contentType?.includes('json') && { answer: shown(JSON.parse(exchange.body)) }),
  };
}

function readBody(type: string, body: string): unknown {
  if (type === 'application/octet-stream') return undefined;
  if (type.endsWith('json')) return masked(JSON.parse(body));
  return type.endsWith('urlencoded') ? masked(Object.fromEntries(new URLSearchParams(body))) : body;
}

const shown = (answer: unknown) => {
  const short = shortened(masked(answer));
  return JSON.stringify(short).length > LENGTH_SHOWN ? undefined : short;
};

function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, ITEMS_SHOWN).map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shortened(inner)]));
}

function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      SECRET.test(name) && typeof inner === 'string' && !PLAIN_CODE.test(inner)
        ? inner.replaceAll(/[A-Za-z0-9]/g, 'A')
        : masked(inner),
    ]),
  );
}

import type { ApiDocument, Operation, Schema } from './api-document.js';
import { DocumentSchemas } from './document-schemas.js';
import type { Exchange } from './exchange.js';

/** Beside the routes of the document: itself, the demo’s own door, which an installation for others has not, and the pages. */
const UNLISTED = /^\/(openapi\.json$|v1\/demo\/)/;
const OF_THE_API = /^\/(v1|health)(\/|$)/;

const PROBLEM = 'application/problem+json';
/** Refused before it is known which route is meant, or since there is none. */
const ANYWHERE = new Set(['route-not-found', 'request-refused', 'method-not-allowed']);

/** Holds each answer to what the document says of its route: status, content type, schema, and of refusals the code. */
export class AnswerChecks {
  private readonly schemas: DocumentSchemas;
  private readonly routes: readonly (readonly [pattern: RegExp, path: string])[];
  private readonly operations: ReadonlyMap<string, Operation>;

  constructor(private readonly document: ApiDocument) {
    this.schemas = new DocumentSchemas(document.schemas);
    this.operations = new Map(document.operations.map((operation) => [operation.name, operation]));
    const paths = [...new Set(document.operations.map(({ path }) => path))];
    const parts = (path: string) => path.split('{').length;
    this.routes = paths
      .toSorted((a, b) => parts(a) - parts(b))
      .map((path) => [new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`), path]);
  }

  /** The operation that was asked, if any is documented. */
  operationOf({ method, path }: Exchange): Operation | undefined {
    const [, route] = this.routes.find(([pattern]) => pattern.test(pathOf(path))) ?? [];
    return route === undefined ? undefined : this.operations.get(`${method === 'HEAD' ? 'GET' : method} ${route}`);
  }

  /** In words, each with the route, the status and the place; nothing of an answer that is as documented. */
  faultsOf(exchange: Exchange): readonly string[] {
    const { method, path, status } = exchange;
    if (method === 'OPTIONS' || UNLISTED.test(pathOf(path))) return [];
    const operation = this.operationOf(exchange);
    const name = operation?.name ?? `${method} ${pathOf(path).slice(0, 200)}`;
    return this.differences(exchange, operation).map((fault) => `${name} answered ${status}: ${fault}`);
  }

  private differences(exchange: Exchange, operation: Operation | undefined): readonly string[] {
    const { status, method, path } = exchange;
    // A page is none of its answers; that nothing is there, is.
    if (status < 400 && !OF_THE_API.test(pathOf(path))) return [];
    if (status === 304) return operation?.method === 'GET' ? [] : ['expected 304 of what is read alone'];
    if (status >= 400) return this.refusalFaults(exchange, operation);
    if (!operation) return ['the route is undocumented'];
    const documented = operation.answers.get(status);
    if (!documented) return [`the status is undocumented; expected ${[...operation.answers.keys()].join(' or ')}`];
    return method === 'HEAD' ? [] : this.contentFaults(exchange, documented);
  }

  private contentFaults({ path, body, contentType }: Exchange, documented: ReadonlyMap<string, Schema>) {
    const type = mediaOf(contentType);
    if (documented.size === 0) return type === undefined || body === '' ? [] : [`expected no content, is ${type}`];
    const schema = documented.get(type ?? '');
    if (!schema) return [`expected ${[...documented.keys()].join(' or ')}, is ${type ?? 'no content'}`];
    // Bytes are told whole or not at all, whatever is in them.
    if (body === undefined || !type?.endsWith('json') || schema.format === 'binary') return [];
    return this.schemas.faultsOf(schema, JSON.parse(body), /[?&]fields=/.test(path));
  }

  private refusalFaults({ contentType, body, method, status }: Exchange, operation: Operation | undefined) {
    if (method === 'HEAD') return [];
    if (operation?.answers.has(status)) return [];
    if (mediaOf(contentType) !== PROBLEM) return [`expected ${PROBLEM}, is ${contentType ?? 'no content'}`];
    if (body === undefined) return [];
    const told = JSON.parse(body) as { code: string; status: number };
    const faults = [...this.schemas.faultsOf(this.document.problem, told)];
    if (told.status !== status) faults.push(`/status: expected ${status}, is ${told.status}`);
    if (!operation || ANYWHERE.has(told.code)) return faults;
    const known = operation.problems.get(told.code);
    if (known === undefined)
      faults.push(`/code: ${told.code} is undocumented here; run \`npm run generate:api-notes\` and commit the result`);
    else if (!known.includes(status)) faults.push(`/code: expected ${told.code} with ${known.join(' or ')}`);
    return faults;
  }
}

const pathOf = (path: string) => path.split('?')[0] ?? '';
const mediaOf = (contentType: string | undefined) => contentType?.split(';')[0]?.trim().toLowerCase();

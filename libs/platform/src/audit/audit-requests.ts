import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '../auth/principal.js';
import { currentRequest } from '../logging/request-context.js';
import { type AuditedRoute, type AuditedRoutes, EXPORT, READ, routeAction } from './audited-route.js';
import type { AuditSheet } from './audit-sheet.js';
import { type AddressesKept, keptAddress } from './kept-address.js';
import { entriesOfDone, entriesOfRefusal, type NewAuditEntry } from './write-audit.js';

export interface AuditTools {
  readonly routes: AuditedRoutes;
  readonly addressesKept: AddressesKept;
  readonly write: (entries: readonly NewAuditEntry[]) => Promise<void>;
  readonly refused: (entry: NewAuditEntry) => void;
}

type AuditedRequest = FastifyRequest & { principal?: Principal; problemCode?: string };

/** Refused before anybody decided anything: the request cannot be read, or there is no such route. */
const UNDECIDED = new Set(['request-invalid', 'request-refused', 'route-not-found', 'method-not-allowed']);

/** Audits every request: what is refused, and what is done where no transaction has told it yet. Reads that are answered are told by few routes. */
export function auditRequests(fastify: FastifyInstance, tools: AuditTools): void {
  const log = new Logger('audit');
  // Every request asks, and there are as many answers as routes.
  const known = new Map<string, AuditedRoute>();
  const routeOf = (method: string, url: string): AuditedRoute => {
    const key = `${method} ${url}`;
    const route = known.get(key) ?? routeAction(tools.routes, method, url);
    known.set(key, route);
    return route;
  };
  const sheets = new WeakMap<FastifyRequest, { readonly sheet: AuditSheet; readonly route: AuditedRoute }>();
  fastify.addHook('onRequest', (request: AuditedRequest, _reply, done) => {
    const context = currentRequest();
    const { url } = request.routeOptions;
    if (context && url !== undefined) {
      const route = routeOf(request.method, url);
      context.audit = sheetOf(request, route, tools.addressesKept);
      sheets.set(request, { sheet: context.audit, route });
    }
    done();
  });
  fastify.addHook('preSerialization', (request, _reply, payload, done) => {
    const { sheet, route } = sheets.get(request) ?? {};
    if (sheet && route?.idIn === 'answer' && !sheet.objects) sheet.objects = objectOf(route, payload);
    done(null, payload);
  });
  fastify.addHook('onSend', async (request: AuditedRequest, reply) => {
    const { sheet } = sheets.get(request) ?? {};
    if (!sheet) return;
    if (reply.statusCode >= 400) return refuse(sheet, reply.statusCode, request.problemCode, tools);
    const entries = entriesOfDone(isExport(reply) ? { ...sheet, action: EXPORT } : sheet);
    for (const entry of entries) if (entry.outcome === 'refused') tools.refused(entry);
    const done = isSaid(sheet, reply) ? entries.filter(({ outcome }) => outcome === 'done') : [];
    // What is done is done: whoever asked is told so, and the operator that the log lacks it.
    await tools.write(done).catch((error: unknown) => log.error(`not audited: ${sheet.action} ${String(error)}`));
  });
}

function sheetOf(request: AuditedRequest, route: AuditedRoute, kept: AddressesKept): AuditSheet {
  const parameters = request.params as Readonly<Record<string, string>>;
  const { concerns } = route;
  return {
    ...{ requestId: request.id, route: route.name, action: route.action, objectKind: route.kind, note: {} },
    alsoConcerns: concerns === undefined ? undefined : partyIn(parameters[concerns]),
    address: keptAddress(request.ip, kept),
    principal: () => request.principal,
    objects: route.idIn === 'answer' ? undefined : objectOf(route, parameters),
    isTold: false,
  };
}

/** What stands in the place of a party's number may be anything until it has been looked at. */
const partyIn = (text = '') => (/^[1-9][0-9]{0,9}$/.test(text) ? text : undefined);

/** @returns nothing where the route is about no thing, and undefined where the thing is not said */
function objectOf({ kind, id }: AuditedRoute, source: unknown): AuditSheet['objects'] {
  if (kind === undefined || id === undefined) return [];
  const found = id
    .split('.')
    .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], source);
  return typeof found === 'string' ? [{ kind, id: found }] : undefined;
}

function refuse(sheet: AuditSheet, status: number, code: string | undefined, tools: AuditTools): void {
  if (code === undefined || UNDECIDED.has(code)) return;
  for (const entry of entriesOfRefusal(sheet, status, code)) tools.refused(entry);
}

function isSaid(sheet: AuditSheet, reply: FastifyReply): boolean {
  // A repeated answer repeats nothing that was done.
  if (sheet.isTold || reply.hasHeader('idempotency-replayed')) return false;
  return sheet.action !== READ || isExport(reply);
}

/** A whole list, and not a page of it. */
const isExport = (reply: FastifyReply) => String(reply.getHeader('content-type')).startsWith('text/csv');

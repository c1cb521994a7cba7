/** Of routes that change nothing; told when they are refused. */
export const READ = 'read';
/** Of a whole list as CSV. */
export const EXPORT = 'list-exported';
/** Of a route that changes something and is not in the table: a test names it. */
export const UNNAMED = 'unnamed-change';

/**
 * What a route does, in the past tense; to what kind of thing; and where its id is: `:id` of the path, `.id` of the answer, or `noted` by the use
 * case. Last, the part of the path that names a party whom it concerns besides the caller's.
 */
export type AuditedRouteRow =
  | readonly [action: string]
  | readonly [action: string, kind: string, id: string]
  | readonly [action: string, kind: string, id: string, concerns: string];

/** By method and path, as in the OpenAPI document. */
export type AuditedRoutes = Readonly<Record<string, AuditedRouteRow>>;

export interface AuditedRoute {
  /** Method and path. */
  readonly name: string;
  readonly action: string;
  readonly kind?: string;
  readonly id?: string;
  /** `answer` too where the use case notes it. */
  readonly idIn: 'path' | 'answer';
  readonly concerns?: string;
}

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** @param url with parts as `:id` */
export function routeAction(routes: AuditedRoutes, method: string, url: string): AuditedRoute {
  const name = `${method} ${url.replace(/:(\w+)/g, '{$1}')}`;
  const [action, kind, id, concerns] = routes[name] ?? fallback(method, url);
  return {
    ...{ name, action, idIn: id === undefined || id.startsWith(':') ? 'path' : 'answer' },
    ...(kind === undefined ? {} : { kind }),
    ...(id === undefined ? {} : { id: id.replace(/^[:.]/, '') }),
    ...(concerns === undefined ? {} : { concerns: concerns.slice(1) }),
  };
}

/** Of a read, the last part of its path that names something. */
function fallback(method: string, url: string): AuditedRouteRow {
  if (!SAFE_METHODS.includes(method)) return [UNNAMED];
  const last = [...url.matchAll(/\/([\w-]+)\/:(\w+)/g)].at(-1);
  return last ? [READ, last[1]?.replace(/s$/, '') ?? '', `:${last[2]}`] : [READ];
}

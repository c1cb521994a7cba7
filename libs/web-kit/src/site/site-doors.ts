import type { components } from '@tallystick/api-client/browser';
import { useQuery } from '@tanstack/react-query';
import { useConnection } from '../connection/connected.js';
import { useChange } from '../connection/use-change.js';
import { useRoutes } from '../connection/use-routes.js';
import { usePages } from '../lists/use-pages.js';

type Schemas = components['schemas'];
export type Site = Schemas['SiteView'];
export type Series = Schemas['SeriesView'];
export type LatestReading = Schemas['LatestReadingView'];
export type BucketedReadings = Schemas['BucketedReadingsView'];
export type Alarm = Schemas['AlarmView'];
export type WholeAlarm = Schemas['AlarmWithHistoryView'];
export type Shelving = Schemas['ShelvingView'];
export type SiteRule = Schemas['SiteRuleView'];
export type RuleVersion = Schemas['RuleVersionView'];
export type RuleDescription = Schemas['RuleDescriptionView'];

/** Readings are no news of a party's: they are asked for as often as people look. */
const READINGS_EVERY_MS = 5_000;
/** Sensors are put up by hand. */
const SERIES_EVERY_MS = 60_000;
/** What nobody is told of, such as a colleague's own acknowledgement, is seen by then. */
const ALARMS_EVERY_MS = 10_000;
const PAGE = 200;

/** Everything that is known here of one site. */
export const ofSite = (site: string) => ['site', site] as const;

export function useSites() {
  const connection = useConnection();
  return usePages({
    queryKey: ['sites'],
    ask: (query) => connection.call(connection.routes.GET('/v1/sites', { params: { query } })),
    refetchInterval: READINGS_EVERY_MS,
  });
}

export function useSite(site: string) {
  const { routes, call } = useRoutes();
  return useQuery({
    queryKey: [...ofSite(site), 'itself'],
    queryFn: () => call(routes.GET('/v1/sites/{site}', { params: { path: { site } } })),
    refetchInterval: READINGS_EVERY_MS,
  });
}

/** All pages of a list that is bounded by its nature. */
async function allOf<Item>(
  page: (query: {
    limit: number;
    cursor?: string;
  }) => Promise<{ readonly items: Item[]; readonly nextCursor?: string }>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
    const found = await page({ limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
    items.push(...found.items);
    cursor = found.nextCursor;
  }
  return items;
}

/** Every series of a site. */
export function useSeries(site: string) {
  const { routes, call } = useRoutes();
  const path = { site };
  return useQuery({
    queryKey: [...ofSite(site), 'series'],
    queryFn: () => allOf((query) => call(routes.GET('/v1/sites/{site}/series', { params: { path, query } }))),
    refetchInterval: SERIES_EVERY_MS,
  });
}

/** Of each series that was heard lately the newest reading. */
export function useLatest(site: string) {
  const { routes, call } = useRoutes();
  const path = { site };
  return useQuery({
    queryKey: [...ofSite(site), 'latest'],
    queryFn: () => allOf((query) => call(routes.GET('/v1/sites/{site}/readings/latest', { params: { path, query } }))),
    refetchInterval: READINGS_EVERY_MS,
  });
}

/** What is asked for of alarms. */
export interface AlarmQuery {
  readonly state?: Alarm['state'] | 'open' | undefined;
  readonly level?: Alarm['level'] | undefined;
  readonly ruleId?: Alarm['ruleId'] | undefined;
}

/** The most urgent first, page by page. */
export function useAlarms(site: string, { state, level, ruleId }: AlarmQuery) {
  const { routes, call } = useRoutes();
  const asked = { ...(state && { state }), ...(level && { level }), ...(ruleId && { ruleId }) };
  return usePages({
    queryKey: [...ofSite(site), 'alarms', asked],
    ask: (paging) => {
      const query = { ...asked, ...paging, sort: '-urgency' };
      return call(routes.GET('/v1/sites/{site}/alarms', { params: { path: { site }, query } }));
    },
    staysUntilThen: true,
    refetchInterval: ALARMS_EVERY_MS,
  });
}

export function useAlarm(site: string, id: string) {
  const { routes, call } = useRoutes();
  return useQuery({
    queryKey: [...ofSite(site), 'alarm', id],
    queryFn: () => call(routes.GET('/v1/sites/{site}/alarms/{id}', { params: { path: { site, id } } })),
    refetchInterval: ALARMS_EVERY_MS,
  });
}

export function useShelvings(site: string) {
  const { routes, call } = useRoutes();
  return useQuery({
    queryKey: [...ofSite(site), 'shelvings'],
    queryFn: () => call(routes.GET('/v1/sites/{site}/shelvings', { params: { path: { site } } })),
    refetchInterval: ALARMS_EVERY_MS,
  });
}

export function useSiteRules(site: string) {
  const { routes, call } = useRoutes();
  return useQuery({
    queryKey: [...ofSite(site), 'rules'],
    queryFn: () => call(routes.GET('/v1/sites/{site}/rules', { params: { path: { site } } })),
  });
}

/** A rule with every version of it. */
export function useSiteRule(site: string, id: string) {
  const { routes, call } = useRoutes();
  return useQuery({
    queryKey: [...ofSite(site), 'rules', id],
    queryFn: () => call(routes.GET('/v1/sites/{site}/rules/{id}', { params: { path: { site, id } } })),
  });
}

/** Every kind of rule; they change with the service alone. */
export function useRuleCatalogue() {
  const { routes, call } = useRoutes();
  return useQuery({
    queryKey: ['rule-catalogue'],
    queryFn: () => call(routes.GET('/v1/rules')),
    staleTime: 'static',
  });
}

/** Changes something at a site, and shows what is so afterwards. */
export function useSiteChange<Terms, Result>(
  site: string,
  change: (doors: ReturnType<typeof useRoutes>, terms: Terms) => Promise<Result>,
) {
  const doors = useRoutes();
  return useChange(ofSite(site), (terms: Terms) => change(doors, terms));
}

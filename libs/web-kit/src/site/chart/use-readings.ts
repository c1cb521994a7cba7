import { useQuery } from '@tanstack/react-query';
import { useRoutes } from '../../connection/use-routes.js';
import { type Alarm, ofSite } from '../site-doors.js';
import type { Span } from './periods.js';

const EVERY_MS = 10_000;
const ALARMS_MAX = 200;

/** A series' readings of a span, gathered into steps by the database. @param spanNow asked for anew each time: a span that ends now goes on */
export function useReadings(site: string, series: number, key: string, spanNow: () => Span) {
  const { routes, call } = useRoutes();
  return useQuery({
    queryKey: [...ofSite(site), 'readings', series, key],
    queryFn: async () => {
      const span = spanNow();
      const { fromMs, toMs, stepSeconds: bucketSeconds } = span;
      const query = { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString(), bucketSeconds };
      const params = { path: { site, id: series }, query };
      return { span, readings: await call(routes.GET('/v1/sites/{site}/series/{id}/readings', { params })) };
    },
    placeholderData: (before) => (before?.readings.series.id === series ? before : undefined),
    refetchInterval: EVERY_MS,
  });
}

/** The alarms of a device whose first evidence is in a span, the oldest first. An alarm is raised when its evidence came in, or later. */
export function useAlarmsOfSpan(site: string, device: string, key: string, spanNow: () => Span) {
  const { routes, call } = useRoutes();
  return useQuery({
    queryKey: [...ofSite(site), 'alarms', 'of-span', device, key],
    queryFn: async () => {
      const { fromMs, toMs } = spanNow();
      const query = { raisedAtFrom: new Date(fromMs).toISOString(), sort: '-raisedAt', limit: ALARMS_MAX };
      const params = { path: { site }, query };
      const { items } = await call(routes.GET('/v1/sites/{site}/alarms', { params }));
      return items
        .filter((alarm) => isOf(alarm, device) && isIn(Date.parse(alarm.first.at), fromMs, toMs))
        .toSorted((one, other) => Date.parse(one.first.at) - Date.parse(other.first.at));
    },
    refetchInterval: EVERY_MS,
  });
}

const isIn = (ms: number, fromMs: number, toMs: number) => ms >= fromMs && ms < toMs;

/** Rules name what they found it at as `device` or `device/metric`. */
const isOf = ({ instance, first }: Alarm, device: string) =>
  first.source === device || instance === device || instance.startsWith(`${device}/`);

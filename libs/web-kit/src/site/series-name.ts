import type { Series } from './site-doors.js';
import { useSiteWords } from './words/index.js';

const TAG = 'tag:';

/** A tag that a reader found or not is a series of its own; there are as many as there are cartons. */
export const isSingleTag = ({ metric }: Pick<Series, 'metric'>): boolean => metric.startsWith(TAG);

/** What is measured, in words where there are some; else as the device calls it. */
export function useMetricName(): (metric: string) => string {
  const { metrics, tagOf } = useSiteWords();
  return (metric) => metrics[metric] ?? (metric.startsWith(TAG) ? tagOf(metric.slice(TAG.length)) : metric);
}

export function useSeriesName(): (series: Pick<Series, 'device' | 'metric'>) => string {
  const nameOf = useMetricName();
  return ({ device, metric }) => `${device} · ${nameOf(metric)}`;
}

import { ROUTE_GZIP_BYTES_MAX } from '../../test/browser/route-size.js';
import type { Quantiles } from '../quantiles.js';
import type { Figures } from './measure.js';

const AIM = { paintMs: 2_000, gzipBytes: ROUTE_GZIP_BYTES_MAX };
const kilobytes = (bytes: number) => Math.round(bytes / 1_000);

export function printed({ rows, paint, interaction, gzip, ratios }: Figures): void {
  const row = (figure: string, { p50Ms, p99Ms }: Quantiles, aim = '') => ({ figure, p50Ms, p99Ms, aim });
  console.table([
    row('home, cold, until its tables are there', paint.home, `< ${AIM.paintMs} ms`),
    row('receivables, cold, until rows are there', paint.receivables, `< ${AIM.paintMs} ms`),
    row(`a bare table of ${rows} rows, cold`, paint.bareTable),
    row(`a step of scrolling in ${rows} rows`, interaction.scroll),
    row('the same in the bare table', interaction.bareScroll),
    row('sorted by the service, first rows there', interaction.sort),
    row('the same in the bare table, in the browser', interaction.bareSort),
  ]);
  console.table([
    { figure: 'paint, to the bare table’s', ratio: ratios.paint },
    { figure: 'a step of scrolling, to the bare table’s', ratio: ratios.scroll },
    { figure: 'sorting, to the bare table’s', ratio: ratios.sort },
    { figure: 'gzip of the largest screen, to the bare table’s', ratio: ratios.largestGzip },
  ]);
  console.table(
    gzip.routes.map(({ screen, files, gzipBytes }) => ({
      ...{ screen, files, 'gzip, kB': kilobytes(gzipBytes) },
      aim: `< ${kilobytes(AIM.gzipBytes)}`,
    })),
  );
  console.log(`the bare table: ${kilobytes(gzip.bareBytes)} kB`);
}

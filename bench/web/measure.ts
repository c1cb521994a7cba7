import type { Page } from 'playwright-core';
import { type ScreenName, SCREENS } from '../../apps/portal/src/screen-list.js';
import { issueMany } from '../../test/browser/many-receivables.js';
import type { PortalStage } from '../../test/browser/portal-stage.js';
import { type RouteSize, routeSize } from '../../test/browser/route-size.js';
import { type Quantiles, quantilesOf, rounded } from '../quantiles.js';
import type { BareTable } from './bare-table.js';
import type { Flags } from './flags.js';
import { type List, scrollingMs, sortingMs } from './interactions.js';
import { inPage, openingMs } from './openings.js';

export interface Figures {
  readonly rows: number;
  /** From a cold start to what one came for. */
  readonly paint: { readonly home: Quantiles; readonly receivables: Quantiles; readonly bareTable: Quantiles };
  /** In the list of all rows. */
  readonly interaction: {
    readonly scroll: Quantiles;
    readonly sort: Quantiles;
    readonly bareScroll: Quantiles;
    readonly bareSort: Quantiles;
  };
  readonly gzip: { readonly routes: readonly RouteSize[]; readonly bareBytes: number };
  /** Of the portal's figure to the bare table's. */
  readonly ratios: {
    readonly paint: number;
    readonly scroll: number;
    readonly sort: number;
    readonly largestGzip: number;
  };
}

const PORTAL: List = {
  frame: '.tk-table-frame[aria-label=Receivables]',
  row: '.tk-table-frame[aria-label=Receivables] tbody tr:not(.tk-space)',
  sort: '.tk-table-frame[aria-label=Receivables] th[aria-sort] button',
};
const BARE: List = {
  frame: '.ant-table-tbody-virtual-holder',
  row: '.ant-table-row',
  sort: '.ant-table-column-has-sorters',
};
const PARTY = 'bank';
const SORTS = 10;

export async function measure(
  stage: PortalStage,
  bare: BareTable,
  { rows, openings, steps }: Flags,
  say: (line: string) => void,
): Promise<Figures> {
  say('what the screens load ...');
  const routes: RouteSize[] = [];
  for (const screen of Object.keys(SCREENS) as ScreenName[]) routes.push(await routeSize(stage, screen));
  say(`${rows} claims ...`);
  await issueMany(stage, rows);
  const opened = { home: [] as number[], receivables: [] as number[], bareTable: [] as number[] };
  for (let opening = 0; opening < openings; opening += 1) {
    say(`opening ${opening + 1} of ${openings} ...`);
    opened.home.push(await portalMs(stage, '/', '.tk-panel .tk-table tbody tr'));
    opened.receivables.push(await portalMs(stage, '/receivables', PORTAL.row));
    const { context } = await fresh(stage);
    opened.bareTable.push(await openingMs(context, bare.origin, BARE.row));
  }
  say('the list in use ...');
  const list = await portalList(stage, rows);
  const scroll = quantilesOf(await scrollingMs(list, PORTAL, steps));
  const sort = quantilesOf(await sortingMs(list, PORTAL, SORTS));
  await list.context().close();
  const { page: table } = await fresh(stage);
  await inPage(table.context());
  await table.goto(bare.origin);
  await table.waitForSelector(BARE.row);
  const bareScroll = quantilesOf(await scrollingMs(table, BARE, steps));
  const bareSort = quantilesOf(await sortingMs(table, BARE, SORTS));
  await table.context().close();
  const paint = {
    home: quantilesOf(opened.home),
    receivables: quantilesOf(opened.receivables),
    bareTable: quantilesOf(opened.bareTable),
  };
  return {
    ...{ rows, paint, interaction: { scroll, sort, bareScroll, bareSort } },
    gzip: { routes, bareBytes: bare.gzipBytes },
    ratios: {
      paint: rounded(paint.receivables.p50Ms / paint.bareTable.p50Ms),
      scroll: rounded(scroll.p50Ms / bareScroll.p50Ms),
      sort: rounded(sort.p50Ms / bareSort.p50Ms),
      largestGzip: rounded(Math.max(...routes.map(({ gzipBytes }) => gzipBytes)) / bare.gzipBytes),
    },
  };
}

async function fresh(stage: PortalStage) {
  const page = await stage.page();
  return { page, context: page.context() };
}

async function portalMs(stage: PortalStage, path: string, selector: string): Promise<number> {
  const { context } = await fresh(stage);
  await stage.signIn(context, stage.person(PARTY));
  return openingMs(context, `${stage.origin}${path}`, selector);
}

/** The list with every row fetched, since the bare table has them too. */
async function portalList(stage: PortalStage, rows: number): Promise<Page> {
  const page = await stage.signedIn(stage.person(PARTY));
  await inPage(page.context());
  await page.goto(`${stage.origin}/receivables?sort=faceMinor`);
  await page.waitForSelector(PORTAL.row);
  const foot = page.locator('.tk-table-foot');
  const frame = `document.querySelector('${PORTAL.frame}')`;
  for (let count = 0; count < rows;) {
    await page.evaluate(`${frame}.scrollTo(0, ${frame}.scrollHeight)`);
    const said = await foot.innerText();
    count = /^[\d,]+ rows$/.test(said) ? Number(said.replaceAll(/\D/g, '')) : 0;
  }
  await page.evaluate(`${frame}.scrollTo(0, 0)`);
  return page;
}

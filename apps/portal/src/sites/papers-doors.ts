import { usePages, useRoutes } from '@tallystick/web-kit';
import type { components } from '@tallystick/api-client/browser';
import { ofSite, useSiteChange } from '@tallystick/web-kit/site';
import { useQuery } from '@tanstack/react-query';

type Schemas = components['schemas'];
export type Paper = Schemas['SiteActView'];
export const PAPER_KINDS = ['movement', 'release-order', 'opening', 'tags-expected'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

const PAGE = 50;
const EVERY_MS = 10_000;

/** A site's papers, the newest first, page by page. */
export function usePapers(site: string, kind: PaperKind | undefined) {
  const { routes, call } = useRoutes();
  return usePages({
    queryKey: [...ofSite(site), 'papers', kind],
    limit: PAGE,
    ask: (paging) => {
      const query = { ...paging, ...(kind && { kind }) };
      return call(routes.GET('/v1/sites/{site}/papers', { params: { path: { site }, query } }));
    },
    refetchInterval: EVERY_MS,
  });
}

/** By whose word goods may leave the site. */
export function useReleasers(site: string) {
  const { routes, call } = useRoutes();
  return useQuery({
    queryKey: [...ofSite(site), 'releasers'],
    queryFn: () => call(routes.GET('/v1/sites/{site}/releasers', { params: { path: { site } } })),
  });
}

/** What a paper's form holds; each kind has its own of these. */
export interface PaperForm {
  readonly device: string;
  readonly reference?: string;
  /** As the browser's field has it: by the reader's clock, to the minute. */
  readonly from?: string;
  readonly until?: string;
  /** Of a movement, the change; of a release order, the quantity. */
  readonly amount?: string;
  readonly add?: string;
  readonly remove?: string;
}

const moment = (local = '') => new Date(local).toISOString();
const linesOf = (text = '') => [...new Set(text.split(/\s*\n\s*/).map((line) => line.trim()))].filter(Boolean);

/** Hands a paper in. */
export function useHandingIn(site: string, kind: PaperKind) {
  return useSiteChange(
    site,
    ({ routes, call }, { device, reference, from, until, amount = '', add, remove }: PaperForm) => {
      const at = { params: { path: { site } } };
      const paper = { device, ...(reference ? { reference } : {}) };
      if (kind === 'tags-expected') {
        const body = { ...paper, add: linesOf(add), remove: linesOf(remove) };
        return call(routes.POST('/v1/sites/{site}/expected-tags', { ...at, body }));
      }
      const spanned = { ...paper, from: moment(from), until: moment(until) };
      if (kind === 'opening') return call(routes.POST('/v1/sites/{site}/openings', { ...at, body: spanned }));
      if (kind === 'movement')
        return call(routes.POST('/v1/sites/{site}/movements', { ...at, body: { ...spanned, change: amount } }));
      return call(routes.POST('/v1/sites/{site}/release-orders', { ...at, body: { ...spanned, quantity: amount } }));
    },
  );
}

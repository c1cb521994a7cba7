import type { DecodeDialect, SiteWatch } from '@tallystick/telemetry/store';

/** What makes alarms of what comes in at a site. */
export type OpenWatch = (site: string) => Promise<SiteWatch>;

/** Nobody listens yet. */
export const openWatch: OpenWatch = () =>
  Promise.resolve({ hear: () => Promise.resolve(), committed: () => undefined, rolledBack: () => undefined });

/** No dialect but the signed batch is read yet; the others go into quarantine. */
export const decode: DecodeDialect = ({ kind }) => {
  throw new Error(`${kind}: expected a signed batch`);
};

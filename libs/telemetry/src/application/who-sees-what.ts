/**
 * Who sees a site, as a condition in SQL on a row called `site`: its operator, and whom the operator lets see it. `:me` is the party that looks. All that is
 * a site's (gateways, readings, rules, alarms, papers) is found through `SiteAccess`, which asks it.
 */
export const SEES_SITE = `(site.operator = :me OR EXISTS (
  SELECT 1 FROM telemetry.site_reader reader WHERE reader.site = site.number AND reader.party = :me))`;

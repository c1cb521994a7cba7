import { Tag, usePerson } from '@tallystick/web-kit';
import { Ago, type Site, sitePath, useSiteWords } from '@tallystick/web-kit/site';
import { Link } from 'react-router';
import { useWords } from '../words/index.js';
import type { Receipt } from './goods-doors.js';
import { siteOf } from './site-of.js';
import type { KnownSites } from './sites-of-receipts.js';

interface OfReceipt {
  readonly receipt: Receipt;
  /** None while they are still asked for. */
  readonly sites: KnownSites | undefined;
}

/** Where the goods lie by the receipt, with the way to the warehouse where one may see it. */
export function Place({ receipt, sites }: OfReceipt) {
  const { goods: words } = useWords();
  const { warehouse, slot } = receipt;
  const site = siteOf(receipt, sites?.items ?? []);
  const name = warehouse || words.notSaid;
  return (
    <>
      {site ? <Link to={sitePath(site.site)}>{name}</Link> : name}
      <span className="tk-quiet"> · {slot || words.notSaid}</span>
    </>
  );
}

/** How the warehouse of a receipt stands, where one may see it; else why it is not shown. */
export function WarehouseNow({ receipt, sites }: OfReceipt) {
  const { goods: words } = useWords();
  const { party } = usePerson();
  const { operator } = receipt;
  if (!sites) return null;
  const site = siteOf(receipt, sites.items);
  if (site) return <SiteNow site={site} />;
  if (!sites.isWhole) return null;
  const isNobody = operator.party === undefined;
  const why = isNobody ? words.notHere : operator.party === party ? words.notYours : words.notShown;
  return <span className="tk-quiet">{why}</span>;
}

/** In one line: what is gravest, and when anything was heard. */
function SiteNow({ site: { criticalAlarms, warnAlarms, lastHeardAt } }: { readonly site: Site }) {
  const { goods } = useWords();
  const { sites: words } = useSiteWords();
  return (
    <span className="pt-warehouse-now">
      {criticalAlarms > 0 && <Tag tone="bad">{words.critical(criticalAlarms)}</Tag>}
      {criticalAlarms === 0 && warnAlarms > 0 && <Tag tone="warn">{words.warn(warnAlarms)}</Tag>}
      {criticalAlarms + warnAlarms === 0 && <Tag tone="good">{goods.noAlarm}</Tag>}
      <span className="tk-quiet">{lastHeardAt ? <Ago at={lastHeardAt} /> : words.never}</span>
    </span>
  );
}

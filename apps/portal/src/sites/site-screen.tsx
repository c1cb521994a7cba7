import { Loaded, Page } from '@tallystick/web-kit';
import { type Site, type SiteHost, SiteHosted, useSite } from '@tallystick/web-kit/site';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { PartyName } from '../parties/party-name.js';
import { SCREENS } from '../screen-list.js';
import { VerifyLink } from '../verify/verify-link.js';
import { useWords } from '../words/index.js';
import { SiteTabs } from './site-tabs.js';

/** How the portal names parties and goes from place to place. */
const HOST: SiteHost = { PartyName, Link, VerifyLink };

/** Around whatever shows a site. */
export function InSites({ children }: { readonly children: ReactNode }) {
  return <SiteHosted value={HOST}>{children}</SiteHosted>;
}

interface SiteScreenTerms {
  /** Of a part of the site; by default the site's own name. */
  readonly title?: string;
  readonly children: (site: Site) => ReactNode;
}

/** A screen of one site, with the way to its other parts. */
export function SiteScreen({ title, children }: SiteScreenTerms) {
  const { site: number = '' } = useParams();
  const { sites: words } = useWords();
  const site = useSite(number);
  const { data } = site;
  return (
    <InSites>
      <Page
        title={title ?? data?.name ?? words.site}
        about={
          <>
            <Link to={SCREENS.sites.path}>{words.back}</Link>
            {data && title !== undefined && <> · {data.name}</>}
          </>
        }
      >
        {data && <SiteTabs site={data.site} />}
        <Loaded query={site}>{children}</Loaded>
      </Page>
    </InSites>
  );
}

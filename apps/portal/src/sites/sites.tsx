import { Blank, type Column, Page } from '@tallystick/web-kit';
import { type Site, useSiteWords } from '@tallystick/web-kit/site';
import { useWords } from '../words/index.js';
import { InSites } from './site-screen.js';
import { SitesTable } from './sites-table.js';

/** Every site that this organisation may see, with what goes on there. */
export function Sites() {
  const { sites } = useSiteWords();
  const { sites: words } = useWords();
  const gateways: Column<Site> = {
    key: 'gateways',
    title: sites.gateways,
    isAtEnd: true,
    render: ({ gateways: count }) => count,
  };
  return (
    <InSites>
      <Page title={words.title} about={words.about}>
        <section className="tk-panel" aria-label={words.title}>
          <SitesTable
            last={gateways}
            maxHeight="calc(100vh - 200px)"
            blank={<Blank title={sites.none}>{words.noneHint}</Blank>}
          />
        </section>
      </Page>
    </InSites>
  );
}

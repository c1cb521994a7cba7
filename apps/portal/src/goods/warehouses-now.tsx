import { Blank, type Column, Panel } from '@tallystick/web-kit';
import { type Site, sitePath } from '@tallystick/web-kit/site';
import { Link } from 'react-router';
import { SitesTable } from '../sites/sites-table.js';
import { useWords } from '../words/index.js';

/** Every warehouse that this party may see, whether a receipt of its own names it or not. */
export function WarehousesNow() {
  const { goods: words } = useWords();
  const papers: Column<Site> = {
    key: 'papers',
    title: words.papers,
    render: ({ site, name }) => (
      <Link to={sitePath(site, 'papers')}>
        {words.toPapers}
        <span className="tk-unseen"> · {name}</span>
      </Link>
    ),
  };
  return (
    <Panel title={words.live} isFlush>
      <SitesTable last={papers} maxHeight="380px" blank={<Blank title={words.noSites}>{words.noSitesHint}</Blank>} />
    </Panel>
  );
}

import { Panel } from '@tallystick/web-kit';
import { RulesTable, useSiteWords } from '@tallystick/web-kit/site';
import { useWords } from '../words/index.js';
import { SiteScreen } from './site-screen.js';

/** What at a site raises an alarm. */
export function SiteRules() {
  const { sites } = useWords();
  const { ruleList: words } = useSiteWords();
  return (
    <SiteScreen title={sites.rules}>
      {({ site }) => (
        <Panel title={words.title} isFlush>
          <RulesTable site={site} />
        </Panel>
      )}
    </SiteScreen>
  );
}

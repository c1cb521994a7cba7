import { sitePath } from '@tallystick/web-kit/site';
import { Tabs } from '../frame/tabs.js';
import { useWords } from '../words/index.js';

/** The parts of a site. */
export function SiteTabs({ site }: { readonly site: string }) {
  const { sites: words } = useWords();
  const tabs = [
    { path: sitePath(site), name: words.overview },
    { path: sitePath(site, 'alarms'), name: words.alarms },
    { path: sitePath(site, 'rules'), name: words.rules },
    { path: sitePath(site, 'gateways'), name: words.gateways },
    { path: sitePath(site, 'papers'), name: words.papers },
  ];
  return <Tabs label={words.tabs} tabs={tabs} />;
}

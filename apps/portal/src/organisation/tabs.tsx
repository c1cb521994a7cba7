import { usePerson } from '@tallystick/web-kit';
import { Tabs } from '../frame/tabs.js';
import { SCREENS } from '../screen-list.js';
import { useWords } from '../words/index.js';

/** The parts of the organisation that this person may see. */
export function OrganisationTabs() {
  const { organisation: words, keys, audit } = useWords();
  const { scopes } = usePerson();
  const tabs = [
    { ...SCREENS.organisation, name: words.overview, scope: undefined },
    { ...SCREENS.keys, name: keys.tab, scope: undefined },
    { ...SCREENS.people, name: words.people },
    { ...SCREENS.machines, name: words.machines },
    { ...SCREENS.auditLog, name: audit.tab },
  ].filter(({ scope }) => scope === undefined || scopes.includes(scope));
  return <Tabs label={words.tabs} tabs={tabs} />;
}

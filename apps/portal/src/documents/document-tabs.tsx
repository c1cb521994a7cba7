import { Tabs } from '../frame/tabs.js';
import { SCREENS } from '../screen-list.js';
import { useWords } from '../words/index.js';

/** Papers, which name two parties, and evidence, which is its party's alone. */
export function DocumentTabs() {
  const { documents } = useWords();
  const { tabs: words } = documents;
  const tabs = [
    { ...SCREENS.documents, name: words.papers },
    { ...SCREENS.records, name: words.records },
  ];
  return <Tabs label={words.label} tabs={tabs} />;
}

import { Loaded, Page, usePerson } from '@tallystick/web-kit';
import '../acts/acts.css';
import { OrganisationTabs } from '../organisation/tabs.js';
import { useWords } from '../words/index.js';
import { AccountPanel } from './account-panel.js';
import { ChangesPanel } from './changes-panel.js';
import { useOwnAccount } from './key-doors.js';
import { PasskeysPanel } from './passkeys-panel.js';

/** The account that signs for the organisation: whose keys are on it, how many must approve, and how that is changed. */
export function Keys() {
  const { organisation, keys: words } = useWords();
  const { scopes } = usePerson();
  return (
    <Page title={organisation.title} about={words.about}>
      <OrganisationTabs />
      <Loaded query={useOwnAccount()}>
        {(account) => (
          <>
            <AccountPanel account={account} />
            {account.state && <ChangesPanel />}
            {account.state && scopes.includes('administer') && <PasskeysPanel />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

import { Loaded, Page, usePerson } from '@tallystick/web-kit';
import { Link } from 'react-router';
import { Instead } from '../drafting/instead.js';
import { useOwnParty } from '../parties/own-party.js';
import { SCREENS } from '../screen-list.js';
import { useWords } from '../words/index.js';
import { IssueForm } from './issue-form.js';
import { sideOf } from './sides.js';

/** A core enterprise promises to pay a verified invoice; its supplier may propose the same. */
export function Issue() {
  const { issue: words, forms } = useWords();
  const { scopes } = usePerson();
  const own = useOwnParty();
  const back = <Link to={SCREENS.receivables.path}>{forms.toReceivables}</Link>;
  return (
    <Page title={words.title} about={words.about}>
      <Loaded query={own}>
        {({ enrolled }) => {
          const side = sideOf(enrolled?.roles ?? []);
          if (!scopes.includes('acts'))
            return <Instead title={forms.notAllowed} hint={forms.notAllowedHint} action={back} />;
          if (!side) return <Instead title={words.notYours} hint={words.notYoursHint} action={back} />;
          return <IssueForm side={side} />;
        }}
      </Loaded>
    </Page>
  );
}

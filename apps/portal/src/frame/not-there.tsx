import { Blank, Page } from '@tallystick/web-kit';
import { Link } from 'react-router';
import { SCREENS } from '../screen-list.js';
import { useWords } from '../words/index.js';

export function NotThere() {
  const words = useWords();
  return (
    <Page title={words.notThere}>
      <Blank title={words.notThere} action={<Link to={SCREENS.home.path}>{words.toHome}</Link>}>
        {words.notThereHint}
      </Blank>
    </Page>
  );
}

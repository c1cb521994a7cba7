import { usePerson } from '@tallystick/web-kit';
import { useNavigate } from 'react-router';
import { Button } from 'antd';
import { useOwnParty } from '../parties/own-party.js';
import { SCREENS } from '../screen-list.js';
import { useWords } from '../words/index.js';
import { sideOf } from './sides.js';

/** For who may draft an issue. */
export function IssueLink() {
  const { issue: words } = useWords();
  const navigate = useNavigate();
  const { scopes } = usePerson();
  const { data } = useOwnParty();
  if (!scopes.includes('acts') || !sideOf(data?.enrolled?.roles ?? [])) return null;
  const to = SCREENS.issue.path;
  return (
    <Button
      type="primary"
      href={to}
      onClick={(event) => {
        event.preventDefault();
        void navigate(to);
      }}
    >
      {words.open}
    </Button>
  );
}

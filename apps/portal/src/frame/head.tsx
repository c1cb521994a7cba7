import { LanguageSwitch, LiveSign, usePerson } from '@tallystick/web-kit';
import { Button } from 'antd';
import { Link } from 'react-router';
import { Bell } from '../notices/bell.js';
import { useOwnParty } from '../parties/own-party.js';
import { SCREENS } from '../screen-list.js';
import { useWords } from '../words/index.js';
import { useSignOut } from './sign-out.js';

export function Head() {
  const person = usePerson();
  const { nav } = useWords();
  const { data: party } = useOwnParty();
  const leave = useSignOut();
  return (
    <header className="pt-head">
      <div className="pt-party">
        {party?.name}
        {party && <small>{party.party}</small>}
      </div>
      <Bell />
      <LiveSign />
      <LanguageSwitch />
      <Link to={SCREENS.account.path} aria-label={`${nav.account}: ${person.name}`}>
        {person.name}
      </Link>
      <Button size="small" onClick={() => void leave()}>
        {nav.signOut}
      </Button>
    </header>
  );
}

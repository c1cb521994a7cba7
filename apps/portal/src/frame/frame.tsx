import { Contained, Live, useSession } from '@tallystick/web-kit';
import { useEffect, useRef, useState } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { SCREENS } from '../screen-list.js';
import { useWords } from '../words/index.js';
import { Tour } from '../tour/tour.js';
import './frame.css';
import { Head } from './head.js';
import { LostSession } from './lost-session.js';
import { Navigation } from './navigation.js';

const MAIN = 'main';

/** Around every screen of who is signed in. */
export function Frame() {
  const session = useSession();
  const { pathname, search } = useLocation();
  const words = useWords();
  if (!('person' in session)) {
    const to = pathname === SCREENS.home.path ? '' : `?to=${encodeURIComponent(pathname + search)}`;
    return <Navigate to={`${SCREENS.signIn.path}${to}`} replace />;
  }
  return (
    <Live>
      <a className="pt-skip" href={`#${MAIN}`}>
        {words.skip}
      </a>
      <div className="pt-frame">
        <Navigation />
        <Head />
        <Screen key={pathname} />
        <Tour />
      </div>
      {session.kind === 'lost' && <LostSession person={session.person} />}
    </Live>
  );
}

/** A screen that was gone to is where reading begins, as on a page of its own; a change of its address's query leaves the hand where it is. */
function Screen() {
  const main = useRef<HTMLElement>(null);
  const [{ key }] = useState(useLocation());
  useEffect(() => {
    if (key !== 'default') main.current?.focus({ preventScroll: true });
  }, [key]);
  return (
    <main className="pt-main" id={MAIN} ref={main} tabIndex={-1}>
      <Contained>
        <Outlet />
      </Contained>
    </main>
  );
}

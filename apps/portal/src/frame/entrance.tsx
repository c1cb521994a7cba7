import { LanguageSwitch } from '@tallystick/web-kit';
import { Outlet } from 'react-router';
import { useWords } from '../words/index.js';
import './entrance.css';
import './frame.css';
import { Mark } from './mark.js';
import { TallyDrawing } from './tally-drawing.js';

/** Around the screens of who is not signed in. */
export function Entrance() {
  const { portal, product, signIn } = useWords();
  return (
    <div className="pt-entrance">
      <aside className="pt-entrance-side" aria-label={product}>
        <div className="pt-brand">
          <Mark size={32} />
          {product}
        </div>
        <TallyDrawing />
        <p>{signIn.promise}</p>
        <small>{portal}</small>
      </aside>
      <div className="pt-entrance-main">
        <header>
          <LanguageSwitch />
        </header>
        <main>
          <Outlet />
        </main>
      </div>
    </div>
  );
}

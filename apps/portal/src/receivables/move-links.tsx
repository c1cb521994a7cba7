import { usePerson } from '@tallystick/web-kit';
import { Link } from 'react-router';
import { pathOf } from '../path-of.js';
import { SCREENS } from '../screen-list.js';
import { useWords } from '../words/index.js';
import { movesOf } from './possible-moves.js';
import type { Fragment } from './tiles.js';

/** What who looks can do with a fragment of theirs; nothing where the service would refuse it. */
export function MoveLinks({ fragment }: { readonly fragment: Fragment }) {
  const { receivable: words } = useWords();
  const { party } = usePerson();
  const { canCut, canPass } = movesOf(fragment, party);
  if (!canCut) return null;
  const place = `?${new URLSearchParams({ from: fragment.from }).toString()}`;
  const path = pathOf('transfer', fragment.receivable);
  const sale = new URLSearchParams({ receivable: fragment.receivable, from: fragment.from });
  return (
    <span className="pt-moves">
      <Link to={`${path}${place}`}>{canPass ? words.passOn : words.cut}</Link>
      {canPass && <Link to={`${SCREENS.financing.path}?${sale.toString()}`}>{words.sell}</Link>}
    </span>
  );
}

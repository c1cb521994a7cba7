import { BellOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { SCREENS } from '../screen-list.js';
import { useWords } from '../words/index.js';
import './bell.css';
import { useUnread } from './notices-doors.js';

/** How many notices are unread, and the way to them. */
export function Bell() {
  const { siteWork } = useWords();
  const { notices: words } = siteWork;
  const { data } = useUnread();
  const count = data ? `${data.count}${data.isMore ? '+' : ''}` : '';
  const isAny = data !== undefined && data.count > 0;
  return (
    <Link className="pt-bell" to={SCREENS.notices.path} aria-label={isAny ? words.unread(count) : words.allRead}>
      <BellOutlined aria-hidden />
      {isAny && <span aria-hidden>{count}</span>}
    </Link>
  );
}

import {
  ApartmentOutlined,
  BankOutlined,
  CalendarOutlined,
  ContainerOutlined,
  EditOutlined,
  FileTextOutlined,
  GoldOutlined,
  HomeOutlined,
  ProfileOutlined,
} from '@ant-design/icons';
import { Link, matchPath, useLocation } from 'react-router';
import { SCREENS } from '../screen-list.js';
import { useWords } from '../words/index.js';
import { Mark } from './mark.js';

export function Navigation() {
  const { goods, nav, portal, product, settlement, sites } = useWords();
  const { pathname } = useLocation();
  const places = [
    { to: SCREENS.home.path, name: nav.home, icon: <HomeOutlined aria-hidden /> },
    { to: SCREENS.acts.path, name: nav.acts, icon: <EditOutlined aria-hidden /> },
    { to: SCREENS.receivables.path, name: nav.receivables, icon: <ProfileOutlined aria-hidden /> },
    { to: SCREENS.financing.path, name: nav.financing, icon: <BankOutlined aria-hidden /> },
    { to: SCREENS.settlement.path, name: settlement.nav, icon: <CalendarOutlined aria-hidden /> },
    { to: SCREENS.documents.path, name: nav.documents, icon: <FileTextOutlined aria-hidden /> },
    { to: SCREENS.goods.path, name: goods.title, icon: <GoldOutlined aria-hidden /> },
    { to: SCREENS.sites.path, name: sites.title, icon: <ContainerOutlined aria-hidden /> },
    { to: SCREENS.organisation.path, name: nav.organisation, icon: <ApartmentOutlined aria-hidden /> },
  ];
  return (
    <nav className="pt-nav" aria-label={nav.label}>
      <div className="pt-brand">
        <Mark />
        {product}
      </div>
      <ul>
        {places.map(({ to, name, icon }) => (
          <li key={to}>
            <Link to={to} aria-current={isWithin(pathname, to) ? 'page' : undefined}>
              {icon}
              {name}
            </Link>
          </li>
        ))}
      </ul>
      <p className="pt-nav-foot">{portal}</p>
    </nav>
  );
}

function isWithin(pathname: string, place: string): boolean {
  if (place === SCREENS.home.path) return pathname === place;
  // Trades are found among the documents, and have no place of their own.
  if (place === SCREENS.documents.path && matchPath(SCREENS.trade.path, pathname)) return true;
  return pathname === place || pathname.startsWith(`${place}/`);
}

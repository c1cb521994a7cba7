import { findSession, openConnection } from '@tallystick/web-kit';
import { createRoot } from 'react-dom/client';
import { Portal } from './portal.js';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');
const connection = openConnection();
createRoot(root).render(<Portal connection={connection} found={findSession(connection)} />);

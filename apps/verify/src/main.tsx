import { InLanguage } from '@tallystick/web-kit';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Verify } from './verify.js';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');
createRoot(root).render(
  <StrictMode>
    <InLanguage>
      <Verify />
    </InLanguage>
  </StrictMode>,
);

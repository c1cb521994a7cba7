import { InLanguage } from '@tallystick/web-kit';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { answerChecks } from './check-apart.js';
import { Verify } from './verify.js';

function show(): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no element with the id "root"');
  createRoot(root).render(
    <StrictMode>
      <InLanguage>
        <Verify />
      </InLanguage>
    </StrictMode>,
  );
}

// The page's script is its worker's as well, which has no document.
if (typeof document === 'undefined') answerChecks(globalThis);
else show();

import {
  Connected,
  type Connection,
  Contained,
  Failure,
  InLanguage,
  newQueryClient,
  Themed,
  Waiting,
} from '@tallystick/web-kit';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, Suspense, use, useState } from 'react';
import { RouterProvider } from 'react-router';
import { newRouter } from './routes.js';

interface PortalTerms {
  readonly connection: Connection;
  /** Resolves once it is known whether there is a session. */
  readonly found: Promise<void>;
}

export function Portal({ connection, found }: PortalTerms) {
  const [queries] = useState(newQueryClient);
  const [outcome] = useState(() => found.catch((error: unknown) => ({ error })));
  return (
    <StrictMode>
      <InLanguage>
        <Themed>
          <Contained>
            <QueryClientProvider client={queries}>
              <Connected connection={connection}>
                <Suspense fallback={<Waiting />}>
                  <Screens outcome={outcome} />
                </Suspense>
              </Connected>
            </QueryClientProvider>
          </Contained>
        </Themed>
      </InLanguage>
    </StrictMode>
  );
}

function Screens({ outcome }: { readonly outcome: Promise<{ readonly error: unknown } | void> }) {
  const failed = use(outcome);
  const [router] = useState(newRouter);
  return failed ? (
    <Failure error={failed.error} onRetry={() => location.reload()} />
  ) : (
    <RouterProvider router={router} />
  );
}

import type { ReactNode } from 'react';

/** Why the last step did not work. */
export function Notice({ children }: { readonly children: ReactNode }) {
  return (
    <p role="alert" className="pt-notice">
      {children}
    </p>
  );
}

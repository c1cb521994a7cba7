import { Blank } from '@tallystick/web-kit';
import type { ReactNode } from 'react';

interface InsteadTerms {
  readonly title: string;
  readonly hint: string;
  readonly action: ReactNode;
}

/** In place of a form: why there is none, and where to go. */
export function Instead({ title, hint, action }: InsteadTerms) {
  return (
    <section className="tk-panel" aria-label={title}>
      <Blank title={title} action={action}>
        {hint}
      </Blank>
    </section>
  );
}

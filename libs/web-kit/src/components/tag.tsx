import type { ReactNode } from 'react';

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'info';

/** A state in words; its colour says nothing that the words do not. */
export function Tag({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={`tk-tag tk-tag-${tone}`}>{children}</span>;
}

export function Tags({ children }: { readonly children: ReactNode }) {
  return <span className="tk-tags">{children}</span>;
}

import { type ReactNode, useEffect } from 'react';

interface PageTerms {
  readonly title: string;
  /** One line that says what is here. */
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A screen: its one heading, which is also the document's title, what can be done on it, and what is on it. */
export function Page({ title, about, actions, children }: PageTerms) {
  useEffect(() => {
    document.title = `${title} · Tallystick`;
  }, [title]);
  return (
    <div className="tk-page">
      <header>
        <div>
          <h1>{title}</h1>
          {about !== undefined && <p>{about}</p>}
        </div>
        {actions !== undefined && <div className="tk-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

interface PanelTerms {
  readonly title: string;
  readonly actions?: ReactNode;
  /** Whether what is inside goes to the edges, as tables do. */
  readonly isFlush?: boolean;
  readonly children: ReactNode;
}

/** A part of a screen under a heading of its own. */
export function Panel({ title, actions, isFlush = false, children }: PanelTerms) {
  return (
    <section className="tk-panel" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {actions}
      </header>
      {isFlush ? children : <div className="tk-panel-body">{children}</div>}
    </section>
  );
}

/** What is known of one thing, name by name. */
export function Facts({ items }: { readonly items: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="tk-facts">
      {items.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

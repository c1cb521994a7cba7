import { ApiProblem } from '@tallystick/api-client/browser';
import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { Unreachable } from '../connection/connection.js';
import { useKitWords } from '../words/index.js';

interface BlankTerms {
  readonly title: string;
  readonly children?: ReactNode;
  /** What to do next. */
  readonly action?: ReactNode;
}

/** Where there is nothing yet: says what will be here and what to do. */
export function Blank({ title, children, action }: BlankTerms) {
  return (
    <div className="tk-blank">
      <strong>{title}</strong>
      {children !== undefined && <p>{children}</p>}
      {action}
    </div>
  );
}

/** Why something could not be shown or done, and what to do about it. */
export function Failure({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const words = useKitWords();
  const retry = onRetry && <Button onClick={onRetry}>{words.tryAgain}</Button>;
  const [title, hint] = toldOf(error, words);
  return (
    <div role="alert">
      <Blank title={title} action={retry}>
        {hint}
      </Blank>
    </div>
  );
}

function toldOf(error: unknown, words: ReturnType<typeof useKitWords>): readonly [string, string] {
  if (error instanceof Unreachable) return [words.unreachable, words.unreachableHint];
  if (error instanceof ApiProblem) return [words.refused, `${error.message} ${words.code(error.code)}`];
  return [words.broken, words.brokenHint];
}

export function Waiting() {
  const { loading } = useKitWords();
  return (
    <div className="tk-blank" role="status">
      {loading}
    </div>
  );
}

/** What a query gave: waits for it, says why it failed, or shows it. */
export function Loaded<T>({
  query,
  children,
}: {
  readonly query: { readonly data: T | undefined; readonly error: unknown; readonly refetch: () => unknown };
  readonly children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return <Waiting />;
}

/** Keeps a part that fails from taking the whole page along. */
export class Contained extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return <Failure error={error} onRetry={() => this.setState({ error: undefined })} />;
  }
}

import { Facts, Moment, Panel } from '@tallystick/web-kit';
import type { ActView } from '@tallystick/web-kit/signing';
import { useWords } from '../words/index.js';

/** The transaction that recorded the act, or why the last try failed. */
export function ActRecord({ act: { recorded, lastFailure } }: { readonly act: ActView }) {
  const { signing: words } = useWords();
  if (!recorded && !lastFailure) return null;
  return (
    <Panel title={words.record}>
      {lastFailure && (
        <p role="status">
          {words.tryFailed} {lastFailure.message}
        </p>
      )}
      {recorded && (
        <Facts
          items={[
            [words.recordedAt, <Moment key="at" at={recorded.at} />],
            [words.block, recorded.block],
            [
              words.transaction,
              <span key="transaction" className="tk-mono">
                {recorded.transactionHash}
              </span>,
            ],
          ]}
        />
      )}
    </Panel>
  );
}

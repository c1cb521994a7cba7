import { Facts, Moment, Panel } from '@tallystick/web-kit';
import type { CheckedAct } from '@tallystick/verification';
import { Signatures } from './signatures.js';
import { useWords } from './words/index.js';

/** What a transaction's acts say, field by field as they are signed, and who signed. */
export function ActsResult({ acts }: { readonly acts: readonly CheckedAct[] }) {
  const words = useWords();
  return acts.map((act) => (
    <Panel key={act.digest} title={words.kinds[act.kind]}>
      <Facts
        items={[
          [words.block, String(act.block)],
          [words.when, <Moment key="when" at={act.time.toISOString()} />],
          [
            words.digest,
            <span key="digest" className="tk-mono">
              {act.digest}
            </span>,
          ],
          [words.signatures, <Signatures key="signatures" act={act} />],
        ]}
      />
      <h3>{words.says}</h3>
      <dl className="vf-message">
        {Object.entries(act.message).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="tk-mono">{String(value)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  ));
}

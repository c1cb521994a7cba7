import { Moment, shareOf } from '@tallystick/web-kit';
import { usePartyNames } from '../parties/party-name.js';
import { useWords } from '../words/index.js';
import type { HistoryEntry } from './use-history.js';

interface LineageTerms {
  readonly entries: readonly HistoryEntry[];
  readonly faceMinor: string;
  readonly hue: (holder: string) => string;
}

const PERCENT = 100;

/** What one transaction did, all parts of it together. */
const stepsOf = (entries: readonly HistoryEntry[]) => [
  ...Map.groupBy(entries, ({ transactionHash, kind, digest }) => `${transactionHash} ${digest ?? kind}`).values(),
];

/** Time runs down; each band is a part of the claim where it lies in the whole, in its holder's hue. The history below says the same in words. */
export function Lineage({ entries, faceMinor, hue }: LineageTerms) {
  const { receivable: words } = useWords();
  const face = BigInt(faceMinor);
  const nameOf = usePartyNames([...new Set(entries.map(({ holder }) => holder))]);
  const at = (minor: string) => `${shareOf(BigInt(minor), face) * PERCENT}%`;
  const width = ({ from, to }: HistoryEntry) => `${shareOf(BigInt(to) - BigInt(from), face) * PERCENT}%`;
  return (
    <>
      <p className="tk-quiet pt-about">{words.lineageAbout}</p>
      <ol className="pt-lineage">
        {stepsOf(entries).map((step) => {
          const [first] = step;
          if (!first) return null;
          return (
            <li key={`${first.transactionHash} ${first.kind} ${first.from}`}>
              <span className="pt-step">
                <b>{[...new Set(step.map(({ kind }) => words.kinds[kind]))].join(' · ')}</b>
                <Moment at={first.at} />
              </span>
              <span className="pt-track">
                {step.map((part) => (
                  <span
                    key={`${part.kind} ${part.from} ${part.to}`}
                    className={`pt-band ${hue(part.holder)}`}
                    style={{ left: at(part.from), width: width(part) }}
                  >
                    {nameOf(part.holder)}
                  </span>
                ))}
              </span>
            </li>
          );
        })}
      </ol>
    </>
  );
}

import { Amount, Facts, Moment, Panel, Tag, Tags } from '@tallystick/web-kit';
import { PartyName, usePartyNames } from '../parties/party-name.js';
import { useWords } from '../words/index.js';
import type { Verification } from './views.js';

/** Where a person has to decide: whom it waits for, or what was decided and why. */
export function ReviewPanel({ verification }: { readonly verification: Verification }) {
  const { verdict, decision, reviewer } = verification;
  const { trades } = useWords();
  const { review: words } = trades;
  if (!decision && verdict !== 'review') return null;
  return (
    <Panel
      title={words.title}
      actions={
        decision && (
          <Tag tone={decision.accepted ? 'good' : 'bad'}>{decision.accepted ? words.accepted : words.refused}</Tag>
        )
      }
    >
      {decision ? <Decision verification={verification} decision={decision} /> : <Awaited reviewer={reviewer} />}
    </Panel>
  );
}

function Awaited({ reviewer }: { readonly reviewer: string | undefined }) {
  const { trades } = useWords();
  const { review: words } = trades;
  const nameOf = usePartyNames(reviewer === undefined ? [] : [reviewer]);
  if (reviewer === undefined) return <p>{words.nobody}</p>;
  return (
    <>
      <p>
        <b>{words.waits(nameOf(reviewer))}</b>
      </p>
      <p className="tk-quiet">{words.waitsHint}</p>
    </>
  );
}

interface DecisionTerms {
  readonly verification: Verification;
  readonly decision: NonNullable<Verification['decision']>;
}

function Decision({ verification: { financeable }, decision }: DecisionTerms) {
  const { trades } = useWords();
  const { review: words, checks } = trades;
  const currency = financeable[0]?.currency;
  return (
    <Facts
      items={[
        [words.by, <PartyName key="by" party={decision.reviewer} />],
        [words.at, <Moment key="at" at={decision.decidedAt} />],
        [words.reason, decision.reason],
        ...(currency === undefined
          ? []
          : [[words.capOf, <Amount key="cap" minor={decision.cap} currency={currency} />] as const]),
        [
          words.overlooked,
          <Tags key="checks">
            {decision.checks.map((check) => (
              <Tag key={check} tone="warn">
                {checks[check] ?? check}
              </Tag>
            ))}
          </Tags>,
        ],
      ]}
    />
  );
}

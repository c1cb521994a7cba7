import { Panel, Tag } from '@tallystick/web-kit';
import type { Step, StepOutcome } from '@tallystick/verification';
import { ActsResult } from './acts-result.js';
import { BundleResult } from './bundle-result.js';
import { ClaimResult } from './claim-result.js';
import type { CheckState } from './run-check.js';
import { TONES } from './tones.js';
import { useWords } from './words/index.js';

/** What a check has found, and each step on the way. */
export function Result({ state }: { readonly state: CheckState | undefined }) {
  const words = useWords();
  if (!state) {
    return (
      <Panel title={words.result}>
        <div className="tk-blank">
          <strong>{words.nothing}</strong>
          <p>{words.nothingHint}</p>
        </div>
      </Panel>
    );
  }
  const { steps, claim, acts, bundle } = state;
  if (state.isCancelled) {
    return (
      <Panel title={words.result}>
        <div className="tk-blank" role="status">
          <strong>{words.cancelled}</strong>
          <p>{words.cancelledHint}</p>
        </div>
      </Panel>
    );
  }
  return (
    <>
      <Panel title={words.result}>
        <div role="status">{state.isDone ? <Verdict state={state} /> : <Going progress={state.progress} />}</div>
        <ol className="vf-steps" aria-label={words.stepsTitle}>
          {steps.map((step, place) => (
            <StepLine key={place} step={step} />
          ))}
        </ol>
      </Panel>
      {claim && <ClaimResult checked={claim} />}
      {acts && <ActsResult acts={acts} />}
      {bundle && <BundleResult checked={bundle} />}
    </>
  );
}

function Going({ progress }: { readonly progress: number | undefined }) {
  const { checking } = useWords();
  return (
    <label className="vf-going">
      {checking}
      <progress {...(progress !== undefined && { value: progress })} max={1} />
    </label>
  );
}

/** The worst of what was found; of nothing found, that nothing is shown. */
function verdictOf({ steps, bundle }: CheckState): StepOutcome {
  const of = { proved: 'good', wrong: 'wrong', open: 'open' } as const;
  const outcomes = [...steps.map(({ outcome }) => outcome), ...(bundle ? [of[bundle.outcome]] : [])];
  if (outcomes.includes('wrong')) return 'wrong';
  return outcomes.includes('open') || outcomes.length === 0 ? 'open' : 'good';
}

function Verdict({ state }: { readonly state: CheckState }) {
  const words = useWords();
  const verdict = verdictOf(state);
  return (
    <div className={`vf-verdict vf-${verdict}`}>
      <strong>{words.verdicts[verdict]}</strong>
      <p>{words.verdictHints[verdict]}</p>
    </div>
  );
}

function StepLine({ step: { name, outcome, fault, values } }: { readonly step: Step }) {
  const words = useWords();
  const said = fault === undefined ? words.steps[name](values) : words.faults[fault](values);
  return (
    <li>
      <Tag tone={TONES[outcome]}>{words.outcomes[outcome]}</Tag>
      <span>{said}</span>
    </li>
  );
}

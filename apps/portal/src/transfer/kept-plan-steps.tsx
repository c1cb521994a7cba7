import { Blank, Panel, usePerson } from '@tallystick/web-kit';
import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import type { ActView } from '../drafting/draft-check.js';
import { DraftingFailure } from '../drafting/drafting-failure.js';
import { useDrafting } from '../drafting/use-drafting.js';
import { pathOf } from '../path-of.js';
import type { Fragment } from '../receivables/tiles.js';
import { useWords } from '../words/index.js';
import { PlanDrawing } from './plan-drawing.js';
import { plannedPasses } from './planned-acts.js';
import type { KeptPlan } from './plan-in-address.js';
import { SheetOfPlan } from './sheet-of-plan.js';
import './transfer.css';

interface KeptPlanStepsTerms {
  /** The claim's whole number. */
  readonly receivable: string;
  readonly plan: KeptPlan;
  /** One's own. */
  readonly fragments: readonly Fragment[];
  readonly currency: string;
  readonly onAnew: () => void;
}

/** After a split was drafted: waits for it to be recorded, and then drafts the acts that pass its parts on. */
export function KeptPlanSteps({ receivable, plan, fragments, currency, onAnew }: KeptPlanStepsTerms) {
  const { transfer: words } = useWords();
  const { party } = usePerson();
  const navigate = useNavigate();
  const drafting = useDrafting();
  const offered = ([act, ...others]: readonly ActView[]) =>
    void navigate(act && others.length === 0 ? pathOf('act', act.id) : '/acts');
  const drafts = plannedPasses(fragments, plan.tiles, party, plan.kind);
  const [title, hint] = drafts ? [words.ready, words.readyHint] : [words.waiting, words.waitingHint];
  return (
    <Panel title={words.terms} actions={<SheetOfPlan receivable={receivable} tiles={plan.tiles} currency={currency} />}>
      <DraftingFailure error={drafting.error} />
      <div role="status">
        <Blank
          title={title}
          action={
            <span className="tk-actions">
              {drafts ? (
                <Button
                  type="primary"
                  loading={drafting.isPending}
                  onClick={() => drafting.mutate(drafts, { onSuccess: offered })}
                >
                  {words.pass(drafts.length)}
                </Button>
              ) : (
                <Link to={pathOf('act', plan.split)}>{words.toAct}</Link>
              )}
              <Button onClick={onAnew}>{words.anew}</Button>
            </span>
          }
        >
          {hint}
        </Blank>
      </div>
      <PlanDrawing fragment={wholeOf(receivable, plan, party)} tiles={plan.tiles} currency={currency} />
    </Panel>
  );
}

/** The fragment that is cut, as the drawing needs it. */
function wholeOf(receivable: string, { tiles }: KeptPlan, holder: string): Fragment {
  const [from, to] = [tiles[0]?.from ?? 0n, tiles.at(-1)?.to ?? 0n];
  return {
    ...{ receivable, from: String(from), to: String(to), amountMinor: String(to - from), holder },
    ...{ programme: '0', version: '0', pledgee: '0', recourse: '0', frozen: false, locked: false, disputed: false },
  };
}

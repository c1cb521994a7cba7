import { Amount, Panel, useFormats } from '@tallystick/web-kit';
import { usePartyNames } from '../parties/party-name.js';
import { Steps } from '../drafting/steps.js';
import type { Fragment } from '../receivables/tiles.js';
import { useWords } from '../words/index.js';
import { PlanDrawing } from './plan-drawing.js';
import type { TransferKind } from './planned-acts.js';
import { SheetOfPlan } from './sheet-of-plan.js';
import type { SplitPlan } from './split-plan.js';

interface TransferOutlookTerms {
  readonly fragment: Fragment;
  readonly plan: SplitPlan;
  readonly kind: TransferKind;
  readonly currency: string;
}

/** The fragment drawn as it is typed, and what will happen in words; nothing has happened yet. */
export function TransferOutlook({ fragment, plan, kind, currency }: TransferOutlookTerms) {
  const { transfer: words } = useWords();
  const said = useSteps({ fragment, plan, kind, currency });
  const passedMinor = plan.tiles
    .filter(({ isPassed }) => isPassed)
    .reduce((sum, { from, to }) => sum + (to - from), 0n);
  return (
    <Panel
      title={words.outlook}
      actions={<SheetOfPlan receivable={fragment.receivable} tiles={plan.tiles} currency={currency} />}
    >
      <div className="pt-sum pt-sums">
        <span>
          {words.passedTotal} <Amount minor={passedMinor} currency={currency} />
        </span>
        <span>
          {words.keptTotal} <Amount minor={BigInt(fragment.amountMinor) - passedMinor} currency={currency} />
        </span>
      </div>
      <PlanDrawing fragment={fragment} tiles={plan.tiles} currency={currency} />
      {said.length === 0 && <p className="tk-quiet pt-steps">{words.notYetHint}</p>}
      {said.length > 0 && <Steps steps={said} />}
    </Panel>
  );
}

function useSteps({ fragment, plan: { step, tiles }, kind, currency }: TransferOutlookTerms): string[] {
  const { transfer: words } = useWords();
  const { money } = useFormats();
  const passed = tiles.filter(({ isPassed }) => isPassed);
  const nameOf = usePartyNames([fragment.pledgee, ...passed.map(({ holder }) => holder)].filter((one) => one !== '0'));
  const text = (minor: bigint) => `${currency} ${money(minor, currency)}`;
  const [first] = passed;
  const recourse = kind === 'assign-with-recourse' && first ? [words.willRecourse] : [];
  if (step === 'pass' && first) {
    const stays = BigInt(fragment.amountMinor) - (first.to - first.from);
    const staying = stays > 0n ? [words.willStay(text(stays))] : [];
    return [words.willPass(text(first.to - first.from), nameOf(first.holder)), ...staying, ...recourse];
  }
  if (step !== 'split') return [];
  const { pledgee } = fragment;
  const cut = pledgee === '0' ? words.willSplit(tiles.length) : words.willSplitPledged(tiles.length, nameOf(pledgee));
  return [cut, ...(first ? [words.thenPass(passed.length)] : []), ...recourse];
}

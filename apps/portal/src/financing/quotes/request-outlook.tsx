import { Panel } from '@tallystick/web-kit';
import { Steps } from '../../drafting/steps.js';
import { useWords } from '../../words/index.js';
import type { AskForm } from '../use-ask-form.js';

/** What asking leads to: no price yet, and nothing that binds. */
export function RequestOutlook({ form: { kind, typed } }: { readonly form: AskForm }) {
  const { quotes: words } = useWords();
  const { will } = words;
  return (
    <Panel title={words.outlook}>
      <Steps steps={[will.told(typed.banks.length), will.answer, will.choose, will.money[kind], will.nothingYet]} />
    </Panel>
  );
}

import { Panel } from '@tallystick/web-kit';
import { Steps } from '../drafting/steps.js';
import { useWords } from '../words/index.js';
import { PriceLines } from './price-lines.js';
import type { PricedLines } from './priced-lines.js';

interface PriceOutlookTerms {
  /** Undefined until enough is typed. */
  readonly lines: PricedLines | undefined;
  /** Where the fee comes from. */
  readonly feeHow: string;
  readonly price: readonly [name: string, how: string];
  /** What follows, step by step. */
  readonly steps: readonly string[];
  /** What is still to be typed. */
  readonly notYet: string;
}

/** What makes the price, and what will happen; nothing has happened yet. */
export function PriceOutlook({ lines, feeHow, price, steps, notYet }: PriceOutlookTerms) {
  const { financing: words } = useWords();
  return (
    <Panel title={words.price}>
      {lines ? (
        <>
          <PriceLines caption={words.price} feeHow={feeHow} lines={lines} price={price} />
          <Steps steps={steps} />
        </>
      ) : (
        <p className="tk-quiet">{notYet}</p>
      )}
    </Panel>
  );
}

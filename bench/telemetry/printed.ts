import type { Figures } from './measure.js';
import type { RuleCosts } from './rule-costs.js';
import type { Target } from './targets.js';

export interface Printed extends Figures {
  readonly targets: readonly Target[];
  readonly ruleCosts: RuleCosts;
}

export function printed({ rates, paced, alarms, ruled, growth, targets, ruleCosts }: Printed): void {
  console.log(
    'saturated: signed batches a second, beside the same pipeline without verification and beside bare COPY of the same rows',
  );
  console.table(rates);
  console.log('from when a batch is due to its PUBACK');
  console.table(paced);
  console.log('from publishing a batch to its alarm, committed and told of, while other batches come in');
  console.table([alarms]);
  console.log('with two rules for each device');
  console.table([ruled]);
  console.log('a reading’s cost while more and more is stored');
  console.table(growth);
  const { baselineMicros, rules } = ruleCosts;
  console.log(`a reading’s cost to each rule; to read it out of its batch costs ${baselineMicros} us`);
  console.table(rules);
  console.log('aims');
  console.table(targets.map(({ isReached, ...target }) => ({ ...target, is: isReached ? 'reached' : 'not reached' })));
}

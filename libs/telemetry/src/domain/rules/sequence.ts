import { text } from './parameters.js';
import type { Finding, Rule } from './rule.js';

export interface SequenceParameters {
  readonly gateway: string;
}

/**
 * A gateway's numbering has a gap, says two things under one number, or starts again unannounced. Each fault is an instance of its own and
 * stays until a person resets it; a gap that is filled stays too, as one that was. There is no state: the same fault twice is one instance.
 */
export const sequence: Rule<SequenceParameters, null> = {
  id: 'sequence',
  parameters: { gateway: text('a gateway') },
  sources: ({ gateway }) => [gateway],
  initial: () => null,
  standing: () => null,
  step: (state, event, { gateway }) => {
    if (event.kind !== 'sequence' || event.gateway !== gateway) return { state, findings: [] };
    const { fault, bootEpoch, seq, at } = event;
    const kind = fault === 'gap-filled' ? 'gap' : fault;
    const finding: Finding = {
      instance: `${kind}/${gateway}/${bootEpoch}/${seq}`,
      verdict: fault === 'gap-filled' ? 'cleared' : 'raised',
      level: 'critical',
      latched: true,
      evidence: { source: gateway, at },
      // What is missing says nothing of the goods yet; two signed words under one number, or an old one again, do.
      may: kind === 'gap' ? 'warn' : 'call',
      message: `${gateway}: ${SAID[fault]}, at ${seq} of boot ${bootEpoch.slice(0, 40)}.`,
    };
    return { state, findings: [finding] };
  },
};

const SAID = {
  gap: 'batches are missing',
  'gap-filled': 'the missing batches have come',
  equivocation: 'two different batches bear one number',
  replay: 'the numbering starts again without a signed new boot',
} as const;

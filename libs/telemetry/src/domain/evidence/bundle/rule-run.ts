import { RuleParametersInvalid } from '../../rules/parameters.js';
import type { ConfiguredRule, RuleFinding, RuleId } from '../../rules/rule.js';
import { type RuleEvent, sourceOf } from '../../rules/rule-event.js';
import { ruleOf } from '../../rules/rule-set.js';
import { PAPER_KINDS } from '../../site-acts/site-act.js';
import type { BundleStart, StatedVersion } from './bundle-alarm.js';

/** What a rule's versions are run with that cannot be. */
export class RuleUnusable extends Error {
  constructor(
    readonly part: 'version' | 'state',
    message: string,
  ) {
    super(message);
  }
}

/** A rule as its versions follow one another. Every method throws `RuleUnusable` and nothing else. */
export class RuleRun {
  private rule: ConfiguredRule<unknown>;
  private isOn: boolean;
  private state: unknown;

  constructor(
    private readonly ruleId: RuleId,
    start: BundleStart,
  ) {
    this.rule = configured(ruleId, start.version);
    this.isOn = start.version.isOn;
    this.state = start.kind === 'stated' ? start.state : this.rule.initial;
  }

  get sources(): readonly string[] {
    return this.rule.sources;
  }

  /** The next version begins from what stands by papers. */
  become(version: StatedVersion): void {
    const next = configured(this.ruleId, version);
    if (next.watched !== this.rule.watched) {
      throw new RuleUnusable('version', 'expected a version that looks at what the one before looks at');
    }
    this.state = guarded(() => next.standing(this.state));
    this.rule = next;
    this.isOn = version.isOn;
  }

  /** One that is switched off hears papers still, and finds nothing. */
  hear(event: RuleEvent): readonly RuleFinding[] {
    if (event.kind !== 'tick' && !this.rule.sources.includes(sourceOf(event))) return [];
    if (!this.isOn && !PAPER_KINDS.some((kind) => kind === event.kind)) return [];
    const { state, findings } = guarded(() => this.rule.step(this.state, event));
    this.state = state;
    return this.isOn ? findings : [];
  }
}

function configured(ruleId: RuleId, { version, parameters }: StatedVersion): ConfiguredRule<unknown> {
  try {
    return ruleOf({ ruleId, version, parameters });
  } catch (refusal) {
    if (!(refusal instanceof RuleParametersInvalid)) throw refusal;
    throw new RuleUnusable('version', refusal.message);
  }
}

/** Rules step from states that they made; one that was stated may be anything. */
function guarded<T>(step: () => T): T {
  try {
    return step();
  } catch {
    throw new RuleUnusable('state', 'it is no state of this rule');
  }
}

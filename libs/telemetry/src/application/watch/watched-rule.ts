import type { RuleEvent } from '../../domain/rules/rule-event.js';
import type { ConfiguredRule, RuleFinding, RuleVersion } from '../../domain/rules/rule.js';
import { ruleOf } from '../../domain/rules/rule-set.js';

/** One row of what is stored of a rule: the version that holds, and its state. */
export interface RuleRow {
  /** UUID. */
  readonly rule: string;
  readonly by: RuleVersion;
  readonly isOn: boolean;
  /** Undefined of a rule that never ran. */
  readonly state?: unknown;
}

interface Held {
  readonly by: RuleVersion;
  readonly isOn: boolean;
  readonly configured: ConfiguredRule<unknown>;
  readonly state: unknown;
}

/** A rule of a site that runs, with what it was when the last transaction was committed. */
export class WatchedRule {
  readonly id: string;
  private held: Held;
  private committedAs: Held | undefined;

  /** @param isCommitted whether the row is from a transaction that is over. @throws RuleParametersInvalid */
  constructor({ rule, by, isOn, state }: RuleRow, isCommitted: boolean) {
    const configured = ruleOf(by);
    this.id = rule;
    this.held = { by, isOn, configured, state: state === undefined ? configured.initial : state };
    this.committedAs = isCommitted ? this.held : undefined;
  }

  get by(): RuleVersion {
    return this.held.by;
  }

  get sources(): readonly string[] {
    return this.held.configured.sources;
  }

  /** Plain JSON. */
  get state(): unknown {
    return this.held.state;
  }

  get wasCommitted(): boolean {
    return this.committedAs !== undefined;
  }

  /**
   * A rule that is switched off hears papers still, since it may be switched on again and must then know what should be there; and finds nothing.
   */
  hear(event: RuleEvent): { readonly findings: readonly RuleFinding[]; readonly hasChanged: boolean } {
    const { configured, isOn, state: before } = this.held;
    if (!isOn && !isPaperEvent(event)) return { findings: [], hasChanged: false };
    const { state, findings } = configured.step(before, event);
    const hasChanged = state !== before;
    if (hasChanged) this.held = { ...this.held, state };
    return { findings: isOn ? findings : [], hasChanged };
  }

  /** From here on another version: it begins from what stands by papers. */
  become({ by, isOn }: RuleRow): void {
    const configured = ruleOf(by);
    this.held = { by, isOn, configured, state: configured.standing(this.held.state) };
  }

  committed(): void {
    this.committedAs = this.held;
  }

  rolledBack(): void {
    if (this.committedAs) this.held = this.committedAs;
  }
}

const PAPERS: ReadonlySet<string> = new Set(['movement', 'release-order', 'opening', 'tags-expected']);

const isPaperEvent = (event: RuleEvent) => PAPERS.has(event.kind);

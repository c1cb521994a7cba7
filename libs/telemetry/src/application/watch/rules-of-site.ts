import { type RuleEvent, sourceOf } from '../../domain/rules/rule-event.js';
import { type RuleRow, WatchedRule } from './watched-rule.js';

const NONE: readonly WatchedRule[] = [];

/** The rules that run at a site, found by what they listen to. */
export class RulesOfSite {
  private readonly all = new Map<string, WatchedRule>();
  private readonly bySource = new Map<string, WatchedRule[]>();
  /** Whose state or version is other than what is stored. */
  private readonly unwritten = new Set<WatchedRule>();
  /** Changed since the last commit. */
  private readonly touched = new Set<WatchedRule>();

  constructor(rows: readonly RuleRow[]) {
    for (const row of rows) this.add(new WatchedRule(row, true));
  }

  byId(id: string): WatchedRule | undefined {
    return this.all.get(id);
  }

  thatHear(event: RuleEvent): Iterable<WatchedRule> {
    return event.kind === 'tick' ? this.all.values() : (this.bySource.get(sourceOf(event)) ?? NONE);
  }

  /** A rule's first version. It is not stored yet. */
  begin(row: RuleRow): WatchedRule {
    const rule = new WatchedRule(row, false);
    this.add(rule);
    this.change(rule);
    return rule;
  }

  change(rule: WatchedRule): void {
    this.unwritten.add(rule);
    this.touched.add(rule);
  }

  /** What is to be written now, once. */
  takeUnwritten(): readonly WatchedRule[] {
    const rules = [...this.unwritten];
    this.unwritten.clear();
    return rules;
  }

  committed(): void {
    for (const rule of this.touched) rule.committed();
    this.touched.clear();
  }

  rolledBack(): void {
    for (const rule of this.touched) {
      if (rule.wasCommitted) rule.rolledBack();
      else this.remove(rule);
    }
    this.touched.clear();
    this.unwritten.clear();
  }

  private add(rule: WatchedRule): void {
    this.all.set(rule.id, rule);
    for (const source of new Set(rule.sources)) {
      const others = this.bySource.get(source);
      if (others) others.push(rule);
      else this.bySource.set(source, [rule]);
    }
  }

  private remove(rule: WatchedRule): void {
    this.all.delete(rule.id);
    for (const source of new Set(rule.sources)) {
      const others = (this.bySource.get(source) ?? []).filter((other) => other !== rule);
      if (others.length > 0) this.bySource.set(source, others);
      else this.bySource.delete(source);
    }
  }
}

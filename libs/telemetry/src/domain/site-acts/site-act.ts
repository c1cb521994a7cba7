import type { PlainEvent } from '../rules/plain-event.js';

/** Papers that rules hear. */
export const PAPER_KINDS = ['movement', 'release-order', 'opening', 'tags-expected'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** A configured rule and what of it. */
export interface AlarmTarget {
  /** The rule's UUID. */
  readonly rule: string;
  readonly instance: string;
}

/** What people do at a site's alarms. */
export type AlarmAct =
  | { readonly kind: 'acknowledge'; readonly target: AlarmTarget; readonly number: number }
  | { readonly kind: 'reset'; readonly target: AlarmTarget; readonly number: number; readonly reason: string }
  | { readonly kind: 'shelve'; readonly target: AlarmTarget; readonly until: number; readonly reason: string }
  | { readonly kind: 'unshelve'; readonly target: AlarmTarget }
  | {
      readonly kind: 'take-out-of-service';
      readonly targets: readonly AlarmTarget[];
      readonly from: number;
      readonly until: number | null;
      readonly reason: string;
    }
  /** Of an outage by the id of the act that began it. */
  | { readonly kind: 'return-to-service'; readonly targets: readonly AlarmTarget[]; readonly outage: string };

/** From here on a version of a rule holds. */
export interface RuleAct {
  readonly kind: 'rule';
  readonly rule: string;
  readonly version: number;
}

/** A paper is the event that rules hear, without its id: that is the act's. */
export type PaperAct = PlainEvent & { readonly kind: PaperKind; readonly device: string };

/**
 * What is done at a site other than by its sensors. Acts are numbered in the order in which they are committed, and heard in it, each once, in the
 * transactions that store the site's evidence. All times are milliseconds since 1970.
 */
export type SiteAct = RuleAct | PaperAct | AlarmAct;

export const ACT_KINDS = [
  ...PAPER_KINDS,
  ...['rule', 'acknowledge', 'reset', 'shelve', 'unshelve', 'take-out-of-service', 'return-to-service'],
] as const;

export function isPaper(act: SiteAct): act is PaperAct {
  return PAPER_KINDS.some((kind) => kind === act.kind);
}

/** An act as it is stored. */
export interface StoredAct {
  readonly seq: number;
  readonly id: string;
  /** Party number. */
  readonly by: string;
  readonly act: SiteAct;
}

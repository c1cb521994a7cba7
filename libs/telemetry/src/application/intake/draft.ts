import type { Milestone } from '../../domain/batch/sequence/gateway-state.js';
import type { Held } from '../../domain/batch/sequence/placement.js';
import { appendLeaf, type CompactRange } from '../../domain/evidence/compact-range.js';
import { leafHash } from '../../domain/evidence/evidence-leaf.js';
import type { RuleEvent } from '../../domain/rules/rule-event.js';
import type { Evidence } from '../../infra/intake/evidence-rows.js';
import { type GatewayRecord, newRecord } from '../../infra/intake/gateway-records.js';
import { type BatchKey, type LogPlace, nameOf } from '../../infra/intake/held-batches.js';
import type { Refused } from '../../infra/intake/quarantine-rows.js';
import type { LoggedEvent } from '../watch/site-watch.js';
import type { EnrolledGateway } from './enrolled-gateways.js';

/** What was committed last of a site. */
export interface SiteState {
  readonly log: CompactRange;
  /** By gateway's id. */
  readonly records: ReadonlyMap<number, GatewayRecord>;
}

/** An epoch of which a gateway is to hear how far the log has it. */
export interface Coverage {
  readonly gateway: EnrolledGateway;
  readonly bootEpoch: bigint;
  /** Absent when nothing new is covered: the gateway sent again what it could have forgotten. */
  readonly unbroken?: Milestone;
}

const NOTHING: Held = {};

/** All that one transaction will store, made up in memory: what was committed before stays as it is until this is committed too. */
export class Draft {
  readonly evidence: Evidence[] = [];
  readonly events: LoggedEvent[] = [];
  readonly refused: Refused[] = [];
  readonly changed = new Map<number, GatewayRecord>();
  readonly covered = new Map<string, Coverage>();
  log: CompactRange;
  private readonly placed = new Map<string, LogPlace>();
  private readonly aside = new Map<string, Uint8Array[]>();

  /** @param held what the log holds under the numbers of what is taken, so far as it may hold anything */
  constructor(
    private readonly before: SiteState,
    private readonly held: ReadonlyMap<string, Held>,
    private readonly lease: bigint,
  ) {
    this.log = before.log;
  }

  record({ id, name }: Pick<EnrolledGateway, 'id' | 'name'>): GatewayRecord {
    return this.changed.get(id) ?? this.before.records.get(id) ?? newRecord(name);
  }

  /** Under a batch's number, this draft included. */
  heldUnder(name: string): Held {
    const held = this.held.get(name);
    const placed = this.placed.get(name)?.hash ?? held?.placed;
    if (!held && !placed && this.aside.size === 0) return NOTHING;
    return { ...(placed && { placed }), aside: [...(held?.aside ?? []), ...(this.aside.get(name) ?? [])] };
  }

  /** Where this draft puts a batch in the log. */
  placeOf(key: BatchKey): LogPlace | undefined {
    return this.placed.get(nameOf(key));
  }

  /** @returns the position in the log */
  append(row: Omit<Evidence, 'position' | 'leaf' | 'nodes'>): number {
    const { envelope, receivedAtMs, hash, gateway, number, isPlaced } = row;
    const position = this.log.size;
    const leaf = leafHash({ envelope, receivedAtMs, lease: this.lease });
    const { range, completed } = appendLeaf(this.log, leaf);
    this.log = range;
    this.evidence.push({ ...row, position, leaf, nodes: completed });
    if (number) this.keepNumber(nameOf({ gateway, ...number }), isPlaced, { ...number, hash, position, receivedAtMs });
    return position;
  }

  private keepNumber(name: string, isPlaced: boolean, place: LogPlace): void {
    if (isPlaced) this.placed.set(name, place);
    else this.aside.set(name, [...(this.aside.get(name) ?? []), place.hash]);
  }

  hear(events: readonly RuleEvent[], position: number | null): void {
    for (const event of events) this.events.push({ event, position });
  }
}

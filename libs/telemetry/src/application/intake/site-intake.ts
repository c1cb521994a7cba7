import type { Clock } from '@tallystick/kernel';
import type { Pool } from 'pg';
import type { Reading } from '../../domain/batch/batch.js';
import type { CheckSignature } from '../../domain/cose/open-envelope.js';
import type { Signer } from '../../domain/cose/signer.js';
import type { Arrival, Settlement } from './arrival.js';
import type { SiteWatch } from '../watch/site-watch.js';
import type { IntakeLimits } from './intake-limits.js';
import type { HeldLease } from './leases.js';

/** What a gateway may forget, signed and committed. */
export interface SentReceipt {
  readonly gateway: string;
  /** `openReceipt` reads them. */
  readonly bytes: Uint8Array;
  /** Of the gateway's newest epoch: what the topic retains. One of an earlier epoch is published without. */
  readonly isNewest: boolean;
}

/**
 * What a message of another dialect says. Called once for each, in the order in which they came. Throws `EnvelopeRefused`; whatever else it throws
 * puts the message into quarantine too.
 */
export type DecodeDialect = (arrival: Arrival) => { readonly readings: readonly Reading[] };

/** One commit, for counting: how long its transaction took, and what it holds. */
export type OnStored = (stored: { readonly seconds: number; readonly readings: number; readonly gaps: number }) => void;

export interface SiteIntakeSettings {
  /**
   * As `tallystick_ingest`; up to two connections of it are used at a time. Whoever makes it listens to its `error` event, which is of idle
   * connections, and sets `idle_in_transaction_session_timeout`, so that a connection that was cut off does not hold the site.
   */
  readonly pool: Pool;
  readonly lease: HeldLease;
  readonly watch: SiteWatch;
  /** The log's key. */
  readonly receiptSigner: Signer;
  readonly decode: DecodeDialect;
  /** Of signed batches, up to 64 at a time. */
  readonly checkSignature: CheckSignature;
  readonly limits: IntakeLimits;
  readonly clock: Clock;
  /** After the commit. What it throws is passed to `onFault`. */
  readonly onReceipt: (receipt: SentReceipt) => void;
  readonly onStored?: OnStored;
  /** For the log and for counting: what went wrong and was mended, tried again, or kept from one message. */
  readonly onFault: (error: unknown) => void;
  /** Nothing more is stored here: another has the site, or the watch failed after a commit, so that what it remembers is not what is stored. */
  readonly onLeaseLost: () => void;
}

/** The one that takes what comes in at a site. */
export interface SiteIntake {
  readonly site: string;
  /**
   * Waits when too much is queued. Resolves after the commit.
   * @throws LeaseLost, IntakeClosed, TooManyGaps, ArrivalNotStored: nothing was stored, so it must not be acknowledged
   */
  take(arrival: Arrival): Promise<Settlement>;
  /** The server's timer, some times a minute: rules hear it, gaps become alarms, the next day's tables are made. @throws as `take` */
  tick(nowMs: number): Promise<void>;
  /** A gateway's connection began: wills of earlier ones say nothing any more. */
  connected(gateway: string, connectedAtMs: number): void;
  /** By gateway, the last that was committed, for whoever connects. */
  receiptsToSend(): ReadonlyMap<string, Uint8Array>;
  /** Arrivals taken and not yet settled, and their bytes. */
  readonly queued: { readonly messages: number; readonly bytes: number };
  /** Takes no more; resolves when what was taken is settled. The lease stays held: release it after. */
  close(): Promise<void>;
}

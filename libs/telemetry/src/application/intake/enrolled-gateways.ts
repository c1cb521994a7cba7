import type { Pool } from 'pg';
import { EnvelopeRefused } from '../../domain/cose/envelope-refused.js';
import { type VerifyingKey, verifyingKey } from '../../domain/cose/verifying-key.js';
import { isValidAt, type OpenedEnrolment, openEnrolment } from '../../domain/evidence/enrolment.js';
import { isSameHash } from '../../domain/sha256.js';
import { type GatewayRow, readGateways, readOperatorKeys, type StoredKey } from '../../infra/intake/enrolment-rows.js';
import { ReceiptKeyDiffers } from './intake-errors.js';
import type { HeldLease } from './leases.js';

export interface EnrolledGateway {
  readonly id: number;
  readonly name: string;
  readonly dialect: string;
  readonly keys: readonly EnrolledKey[];
}

interface EnrolledKey {
  readonly enrolment: OpenedEnrolment;
  readonly takenBackAtMs?: number;
}

/** The key under which a gateway may speak at a time. */
export function findKeyOf({ keys }: EnrolledGateway, keyId: Uint8Array, atMs: number): VerifyingKey | undefined {
  const isUsable = ({ enrolment, takenBackAtMs }: EnrolledKey) =>
    isSameHash(enrolment.key.keyId, keyId) &&
    isValidAt(enrolment, atMs) &&
    (takenBackAtMs === undefined || atMs < takenBackAtMs);
  return keys.find(isUsable)?.enrolment.key;
}

/**
 * The gateways of a site and their keys, as last read. A key counts by its enrolment's own bytes, signed by the site's operator: who can write the
 * tables can take a key away, and cannot add one or make one last longer.
 */
export class EnrolledGateways {
  private byName = new Map<string, EnrolledGateway>();
  private opened = new Map<string, OpenedEnrolment | EnvelopeRefused>();
  private openedUnder = '';
  private loadedAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly pool: Pool,
    private readonly lease: HeldLease,
    private readonly receiptKeyId: Uint8Array,
    private readonly onFault: (error: unknown) => void,
  ) {}

  find(name: string): EnrolledGateway | undefined {
    return this.byName.get(name);
  }

  /** Whether more time than this has passed since they were read, or the clock went back. */
  isOlderThan(milliseconds: number, nowMs: number): boolean {
    return nowMs < this.loadedAtMs || nowMs - this.loadedAtMs >= milliseconds;
  }

  /** @param nowMs the time before reading */
  async load(nowMs: number): Promise<void> {
    const { siteNumber } = this.lease;
    const [rows, operators] = await Promise.all([
      readGateways(this.pool, siteNumber),
      readOperatorKeys(this.pool, siteNumber, nowMs),
    ]);
    this.beginUnder(operators);
    const findOperator = finderOf(operators);
    const before = this.opened;
    this.opened = new Map();
    this.byName = new Map(rows.map((row) => [row.name, this.enrolled(row, findOperator, before)]));
    this.loadedAtMs = nowMs;
  }

  /** What was checked against other keys of the operator says nothing. */
  private beginUnder(operators: readonly StoredKey[]): void {
    const name = operators
      .map(({ algorithm, publicKey }) => `${algorithm} ${Buffer.from(publicKey).toString('base64')}`)
      .sort()
      .join();
    if (name !== this.openedUnder) this.opened = new Map();
    this.openedUnder = name;
  }

  private enrolled(
    { keys, ...gateway }: GatewayRow,
    findOperator: FindOperator,
    before: ReadonlyMap<string, OpenedEnrolment | EnvelopeRefused>,
  ): EnrolledGateway {
    const usable = keys.flatMap(({ enrolment, takenBackAtMs }): EnrolledKey[] => {
      const name = `${gateway.name} ${Buffer.from(enrolment).toString('base64')}`;
      const opened = before.get(name) ?? this.open(enrolment, gateway.name, findOperator);
      this.opened.set(name, opened);
      if (opened instanceof EnvelopeRefused) return [];
      return [{ enrolment: opened, ...(takenBackAtMs !== undefined && { takenBackAtMs }) }];
    });
    return { ...gateway, keys: usable };
  }

  private open(bytes: Uint8Array, gateway: string, findOperator: FindOperator): OpenedEnrolment | EnvelopeRefused {
    try {
      const opened = openEnrolment(bytes, this.lease.site, findOperator);
      if (opened.gateway !== gateway) {
        throw new EnvelopeRefused('gateway-differs', `${gateway}: the enrolment stored with it is another gateway's`);
      }
      if (!isSameHash(opened.receiptKey.keyId, this.receiptKeyId)) this.onFault(new ReceiptKeyDiffers(gateway));
      return opened;
    } catch (error) {
      if (!(error instanceof EnvelopeRefused)) throw error;
      this.onFault(error);
      return error;
    }
  }
}

type FindOperator = (keyId: Uint8Array) => VerifyingKey | undefined;

function finderOf(operators: readonly StoredKey[]): FindOperator {
  const keys = operators.map(({ algorithm, publicKey }) => verifyingKey(algorithm, publicKey));
  return (keyId) => keys.find((key) => isSameHash(key.keyId, keyId));
}

import { Decimal } from '@tallystick/kernel';
import { payloadMalformed } from '../../cose/envelope-refused.js';
import type { IgnoredKind } from '../decoded-message.js';
import type { SenmlRecord } from './senml-record.js';

/** A record with its base fields in it (RFC 8428 section 4.6), but for a name that says which part of it is the base. */
export interface ResolvedRecord {
  readonly baseName: string;
  readonly ownName: string;
  readonly unit?: string;
  /** Seconds since 1970. */
  readonly seconds: Decimal;
  readonly value?: Decimal | boolean;
  readonly sum?: Decimal;
  readonly ignored?: IgnoredKind;
}

interface Bases {
  readonly bn: string;
  readonly bt: Decimal;
  readonly bu?: string;
  readonly bv: Decimal;
  readonly bs?: Decimal;
}

/** RFC 8428 section 4.5.3: below this, a time is so many seconds from now. */
const FIRST_ABSOLUTE = Decimal.of(2n ** 28n);
const NO_BASES: Bases = { bn: '', bt: Decimal.ZERO, bv: Decimal.ZERO };
/** RFC 8428 section 4.5.1. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9\-:./_]*$/;

/** @throws EnvelopeRefused */
export function resolvePack(records: readonly SenmlRecord[], receivedAtMs: number): readonly ResolvedRecord[] {
  let bases = NO_BASES;
  const now = Decimal.of(BigInt(receivedAtMs), 3);
  return records.flatMap((record, place) => {
    const { bn, bt, bu, bv, bs } = { ...bases, ...record };
    bases = { bn, bt, bv, ...(bu !== undefined && { bu }), ...(bs !== undefined && { bs }) };
    return hasValue(record) ? [resolved(record, bases, now, `[${place}]`)] : [];
  });
}

/** A record of base fields alone is for those after it. */
const hasValue = ({ v, vb, s, ignored }: SenmlRecord) => [v, vb, s, ignored].some((one) => one !== undefined);

function resolved(record: SenmlRecord, { bn, bt, bu, bv, bs }: Bases, now: Decimal, where: string): ResolvedRecord {
  const { n = '', t = Decimal.ZERO, v, vb, s, u, ignored } = record;
  if (!NAME.test(bn + n))
    throw payloadMalformed(`${where}: expected a name of letters, digits, and - : . / _ after the first`);
  const time = bt.plus(t);
  const unit = u ?? bu;
  return {
    baseName: bn,
    ownName: n,
    seconds: time.compare(FIRST_ABSOLUTE) < 0 ? now.plus(time) : time,
    ...(unit !== undefined && { unit }),
    ...(v && { value: v.plus(bv) }),
    ...(vb !== undefined && { value: vb }),
    ...(ignored && { ignored }),
    ...(s && { sum: bs ? s.plus(bs) : s }),
  };
}

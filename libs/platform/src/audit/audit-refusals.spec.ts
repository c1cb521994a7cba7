import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../../test/support/eventually.js';
import { AuditRefusals } from './audit-refusals.js';
import type { NewAuditEntry } from './write-audit.js';

const LIMITS = { inFullPerMinute: 3, kindsMax: 4 };

describe('refusals on their way into the audit log', () => {
  let nowMs = 1_000_000_020_000;
  const written: NewAuditEntry[] = [];
  const refusals = () =>
    new AuditRefusals({ nowMs: () => nowMs }, LIMITS, (entries) => {
      written.push(...entries);
      return Promise.resolve();
    });
  afterEach(() => void written.splice(0));

  const refusal = (given: Partial<NewAuditEntry> = {}): NewAuditEntry => ({
    ...{ party: '7', requestId: 'request-1', route: 'GET /v1/acts/{id}', actorKind: 'person', actorId: 'p' },
    ...{ action: 'read', objectKind: 'act', objectId: 'a', outcome: 'refused', code: 'act-not-found', reason: null },
    ...{ times: 1, address: '192.0.2.0/24', details: null },
    ...given,
  });
  const told = () => written.map(({ objectId, times }) => [objectId, times]);

  it('have an entry each up to a limit, and are counted together beyond it, by the minute', async () => {
    const log = refusals();
    for (let n = 0; n < 1_000; n += 1) log.add(refusal({ objectId: String(n) }));
    await log.flush();
    expect(told()).toEqual([
      ['0', 1],
      ['1', 1],
      ['2', 1],
    ]);
    nowMs += 60_000;
    log.add(refusal({ objectId: 'next' }));
    await log.flush();
    expect(told().slice(3)).toEqual([
      [null, 997],
      ['next', 1],
    ]);
  });

  it('of nobody who is known have one, by where they come from and why', async () => {
    const log = refusals();
    const nobody = { party: null, actorKind: 'nobody' as const, actorId: null };
    for (let n = 0; n < 5; n += 1) log.add(refusal(nobody));
    log.add(refusal({ ...nobody, address: '198.51.100.0/24' }));
    log.add(refusal({ ...nobody, reason: 'passkey-unknown' }));
    await log.flush({ all: true });
    expect(written.map(({ address, reason, times }) => [address, reason, times])).toEqual([
      ['192.0.2.0/24', null, 1],
      ['198.51.100.0/24', null, 1],
      ['192.0.2.0/24', 'passkey-unknown', 1],
      ['192.0.2.0/24', null, 4],
    ]);
  });

  it('are told of somebody else as well, whoever floods', async () => {
    const log = refusals();
    for (let n = 0; n < 50; n += 1) log.add(refusal());
    log.add(refusal({ party: '8', actorId: 'q', objectId: 'other' }));
    await log.flush();
    expect(told().at(-1)).toEqual(['other', 1]);
  });

  it('of more kinds than are told apart are one entry, of nobody’s', async () => {
    const log = refusals();
    for (let n = 0; n < 40; n += 1) log.add(refusal({ party: String(n), actorId: `p${n}` }));
    await log.flush({ all: true });
    expect(written).toHaveLength(LIMITS.kindsMax + 1);
    expect(written.at(-1)).toMatchObject({ party: null, actorKind: 'nobody', actorId: null, times: 36 });
  });

  it('are written soon by themselves, however many came before', async () => {
    const log = refusals();
    log.add(refusal());
    await log.flush();
    log.add(refusal({ objectId: 'later' }));
    await eventually(() => written.length === 2);
    expect(told()).toEqual([
      ['a', 1],
      ['later', 1],
    ]);
  });

  it('that cannot be written keep nothing back that comes later', async () => {
    const attempts: number[] = [];
    const log = new AuditRefusals({ nowMs: () => nowMs }, LIMITS, (entries) => {
      attempts.push(entries.length);
      return attempts.length === 1 ? Promise.reject(new Error('the database is away')) : Promise.resolve();
    });
    log.add(refusal());
    await log.flush();
    log.add(refusal());
    await log.flush();
    expect(attempts).toEqual([1, 1]);
  });
});

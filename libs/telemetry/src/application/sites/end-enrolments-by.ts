import type { EntityManager } from 'typeorm';
import { readSign1 } from '../../domain/cose/sign1.js';
import { keyIdOf } from '../../domain/cose/verifying-key.js';
import { isSameHash } from '../../domain/sha256.js';
import { Gateway } from '../../infra/gateway.entity.js';
import { tellStanding } from '../../infra/gateway-channels.js';
import { GatewayKey } from '../../infra/gateway-key.entity.js';
import type { SiteKey } from '../../infra/site-key.entity.js';

export interface EndingSiteKey {
  readonly site: string;
  readonly publicKey: Buffer;
  /** Of this key, every one. */
  readonly statements: readonly SiteKey[];
}

/** What a key vouched for holds no longer than the key: when that ends, so do its gateways' keys. */
export async function endEnrolmentsBy(
  manager: EntityManager,
  { site, publicKey, statements }: EndingSiteKey,
): Promise<void> {
  const end = lastEndOf(statements);
  if (end === undefined) return;
  const signedBy = keyIdOf(publicKey);
  for (const { id, name } of await manager.findBy(Gateway, { site })) {
    const keys = await manager.findBy(GatewayKey, { gateway: id });
    const ending = keys
      .filter(({ enrolment }) => isSameHash(readSign1(enrolment).keyId, signedBy))
      .filter(({ takenBackAt }) => takenBackAt === null || takenBackAt > end);
    for (const key of ending) await manager.update(GatewayKey, { id: key.id }, { takenBackAt: end });
    if (ending.length > 0) await tellStanding(manager, site, name);
  }
}

/** Undefined as long as the key holds without an end. Of statements from one moment the earliest end counts. */
function lastEndOf(statements: readonly SiteKey[]): Date | undefined {
  const endsMs = new Map<number, number>();
  for (const { validFrom, validUntil } of statements) {
    const from = validFrom.getTime();
    endsMs.set(from, Math.min(endsMs.get(from) ?? Infinity, validUntil?.getTime() ?? Infinity));
  }
  const lastMs = Math.max(...endsMs.values());
  return lastMs === Infinity ? undefined : new Date(lastMs);
}

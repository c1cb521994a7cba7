import type { ActView } from '@tallystick/api-client';
import { newcomerUscc } from './newcomer-uscc.js';
import { type Participant, recorded, signAndRecord } from './participant.js';
import { FACE_MINOR, issueOnVerifiedTrade, type Scene } from './scene.js';

export interface PassedParts {
  readonly receivable: string;
  readonly recipients: readonly Participant[];
  readonly acts: readonly ActView[];
  /** How many signatures were sent in all. */
  readonly signatures: number;
}

const PART_MINOR = 1_000_000n;

/**
 * One holder passes a part each to many recipients. It cuts its fragment once, signs every transfer, and the recipients sign when they come
 * to it, in any order: each transfer is bound to a fragment of its own, so none makes another one stale and nobody signs twice.
 * @param shuffle puts the recipients in the order in which they sign
 */
export async function passToMany(
  scene: Scene,
  count: number,
  shuffle: <T>(items: readonly T[]) => T[],
): Promise<PassedParts> {
  const { cast, onboarding } = scene;
  const { supplier } = cast;
  const receivable = await issueOnVerifiedTrade(scene, `2026-MANY-${supplier.party}`);
  const newcomers = Array.from({ length: count }, (_, index) => ({
    name: `零部件供应商 ${index + 1}`,
    uscc: newcomerUscc('91330200MA3000', index),
    roles: ['supplier'] as const,
  }));
  const recipients = await Promise.all(newcomers.map((newcomer) => onboarding.onboard(newcomer)));
  const starts = await cutEvenly(supplier, receivable, count);
  const offered = await Promise.all(
    recipients.map(async (recipient, index) => {
      const body = { receivable, from: starts[index] ?? '', recipient: recipient.party };
      const act = await supplier.client.call(supplier.client.routes.POST('/v1/acts/transfer', { body }));
      return { act, recipient };
    }),
  );
  const signings = offered.flatMap(({ act, recipient }) => [
    { act, signatory: supplier },
    { act, signatory: recipient },
  ]);
  for (const { act, signatory } of shuffle(signings)) {
    await signatory.client.sign(act, signatory.signer, {
      receivable,
      amount: PART_MINOR.toString(),
      holder: supplier.party,
    });
  }
  const acts = await Promise.all(offered.map(({ act, recipient }) => recorded(recipient.client, act.id)));
  return { receivable, recipients, acts, signatures: signings.length };
}

/** @returns where each of the equal parts starts; what is left over stays a fragment of its own at the end */
async function cutEvenly(holder: Participant, receivable: string, count: number): Promise<string[]> {
  const rest = BigInt(FACE_MINOR) - PART_MINOR * BigInt(count);
  const partsMinor = [...Array.from({ length: count }, () => PART_MINOR), rest].map(String);
  const act = await holder.client.call(
    holder.client.routes.POST('/v1/acts/split', { body: { receivable, from: '0', partsMinor } }),
  );
  await signAndRecord(act, [holder], { receivable, from: '0', to: FACE_MINOR });
  return Array.from({ length: count }, (_, index) => (PART_MINOR * BigInt(index)).toString());
}

import type { PortalStage } from './portal-stage.js';
import { type Signer, signerOf } from './signers.js';

type MakerAndChecker = readonly [maker: Signer, checker: Signer];

/** Who signs in the life of a receivable, each in a browser and with a device of their own. */
export interface LifeCast {
  readonly core: MakerAndChecker;
  readonly supplier: MakerAndChecker;
  readonly subSupplier: Signer;
  readonly bank: Signer;
}

/** What comes onto one account comes one after another. */
export async function lifeCast(stage: PortalStage): Promise<LifeCast> {
  const both = async (part: string) =>
    [await signerOf(stage, part, 0), await signerOf(stage, part, 1)] as const satisfies MakerAndChecker;
  const [core, supplier, subSupplier, bank] = await Promise.all([
    ...([both('core'), both('supplier')] as const),
    ...([signerOf(stage, 'subSupplier', 0), signerOf(stage, 'bank', 0)] as const),
  ]);
  return { core, supplier, subSupplier, bank };
}

export const everybody = ({ core, supplier, subSupplier, bank }: LifeCast): readonly Signer[] => [
  ...core,
  ...supplier,
  subSupplier,
  bank,
];

/**
 * Tells whose devices have signed since it was last asked, in the order of the signers. A device's count says no more than that: the browser asks it
 * in silence too, where a person has several passkeys, which of them it has.
 */
export async function whoSigned(signers: readonly Signer[]): Promise<() => Promise<string[]>> {
  const counts = () => Promise.all(signers.map(({ asked }) => asked()));
  let before = await counts();
  return async () => {
    const [earlier, now] = [before, await counts()];
    before = now;
    return signers.filter((_, place) => now[place] !== earlier[place]).map(({ name }) => name);
  };
}

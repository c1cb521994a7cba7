import { signAndRecord } from '@tallystick/stories';
import type { ActView } from '@tallystick/api-client';
import { JsonRpcProvider } from 'ethers';
import { eventually } from '../support/eventually.js';
import { ownAct } from './own-act.js';
import { participant } from './participants.js';
import type { PortalStage } from './portal-stage.js';

/** Late enough that a person has chosen the act before, on a slow machine too. */
const SOON_SECONDS = 75;
const PASSED_WITHIN_MS = 180_000;
/** A block has the second that its time is in: only in the next is it past the deadline. */
const BLOCK_SECOND_MS = 1_000;

/** A deadline that can be waited for, seconds since 1970: by the clock that is ahead, ours or the chain's. */
export async function soon(stage: PortalStage): Promise<number> {
  const chain = new JsonRpcProvider(await stage.platform.chainUrl());
  try {
    const head = await chain.getBlock('latest');
    return Math.max(head?.timestamp ?? 0, Math.ceil(Date.now() / 1000)) + SOON_SECONDS;
  } finally {
    chain.destroy();
  }
}

/** Waits for the act's deadline, and for the ledger to be past it: a block that somebody else's act brings about. */
export async function passDeadline(stage: PortalStage, act: ActView): Promise<void> {
  const passed = Date.parse(act.deadline) + BLOCK_SECOND_MS;
  await eventually(() => Date.now() >= passed, { withinMs: PASSED_WITHIN_MS, pollMs: 200 });
  const other = await participant(stage, 'workshop');
  await signAndRecord(await ownAct(stage, 'workshop'), [other]);
}

import type { ActView } from '@tallystick/api-client';
import type { PortalStage } from './portal-stage.js';

const DAY_SECONDS = 86_400;
let drafted = 0;

/** With one deadline two acts that say the same would be one act. */
const anotherDeadline = () => Math.floor(Date.now() / 1000) + DAY_SECONDS + (drafted += 1);

/** An act that a party signs alone. Once one of several is recorded the others are overtaken. @param deadline seconds since 1970; by default a day from now */
export async function ownAct(stage: PortalStage, part: string, deadline = anotherDeadline()): Promise<ActView> {
  const machine = stage.machine(part);
  const { party: bank } = stage.party('settlementBank');
  const body = { bank, deadline: String(deadline) };
  return machine.call(machine.routes.POST('/v1/acts/name-settlement-bank', { body }));
}

import { newcomerUscc, Onboarding, openProgramme, type Participant } from '@tallystick/stories';
import type { Page } from 'playwright-core';
import { storyWorldOf } from '../support/story-world.js';
import { comeInBy } from './come-in.js';
import { participant } from './participants.js';
import type { PortalStage } from './portal-stage.js';

const NAME = '滨海银行股份有限公司';

/** Another bank than the demo's, with a line on the demo's core enterprise, and somebody of it who is signed in. It signs with a key. */
export interface AnotherBank extends Participant {
  readonly page: Page;
}

export async function anotherBank(stage: PortalStage): Promise<AnotherBank> {
  const onboarding = new Onboarding(await storyWorldOf(stage.platform));
  const uscc = newcomerUscc('91120000MA1BK0', 42);
  const bank = await onboarding.onboard({ name: NAME, uscc, roles: ['bank'] });
  const [core, verifier] = await Promise.all([participant(stage, 'core'), participant(stage, 'verifier')]);
  await openProgramme(bank, core, verifier);
  return { ...bank, page: await bankerOf(stage, bank) };
}

async function bankerOf(stage: PortalStage, { client }: Participant): Promise<Page> {
  const body = { name: '林芳', roles: ['admin' as const, 'maker' as const] };
  const { person } = await client.call(client.routes.POST('/v1/people', { body }));
  const params = { params: { path: { person: person.id } } };
  const { code } = await client.call(client.routes.POST('/v1/people/{person}/link', params));
  return comeInBy(stage, `${stage.origin}/enrol#${code}`);
}

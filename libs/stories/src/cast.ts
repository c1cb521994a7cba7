import type { Participant } from './participant.js';
import type { Onboarding } from './onboarding.js';
import { signsAs } from './people-account.js';
import type { StoryWorld } from './story-world.js';

/** Who is in the story of a receivable's life. Names and codes are made up; the codes' check digits are right. */
export interface Cast {
  readonly core: Participant;
  readonly supplier: Participant;
  readonly subSupplier: Participant;
  readonly workshop: Participant;
  readonly bank: Participant;
  readonly settlementBank: Participant;
  readonly verifier: Participant;
  readonly registrar: Participant;
}

export async function enterCast(onboarding: Onboarding, world: StoryWorld): Promise<Cast> {
  const { keys, tell } = world;
  tell('registering and enrolling the parties; the registrar and each of them sign');
  const verifier = await enterVerifier(onboarding, keys.verifier);
  const settlementBank = await onboarding.onboard({ ...SETTLEMENT_BANK, privateKey: keys.settlementBank });
  const enter = async (part: keyof typeof NEWCOMERS) =>
    onboarding.onboard({ ...NEWCOMERS[part], ...(await signsAs(part, world, onboarding)) });
  const [core, supplier, subSupplier, workshop, bank] = await Promise.all([
    enter('core'),
    enter('supplier'),
    enter('subSupplier'),
    enter('workshop'),
    enter('bank'),
  ]);
  const registrar = await onboarding.registrarParticipant();
  return { core, supplier, subSupplier, workshop, bank, settlementBank, verifier, registrar };
}

/** The verifier comes first, in an installation without a demo too: its service is told its party number when it starts. */
export function enterVerifier(onboarding: Onboarding, privateKey: string): Promise<Participant> {
  return onboarding.onboard({ ...VERIFIER, privateKey });
}

const NEWCOMERS = {
  core: { name: '华星汽车股份有限公司', uscc: '91310115MA1K4HX00H', roles: ['core-enterprise'] },
  supplier: { name: '宁波精工传动有限公司', uscc: '91330201MA2AJB100N', roles: ['supplier'] },
  subSupplier: { name: '苏州恒达轴承有限公司', uscc: '91320505MA1X7LD00N', roles: ['supplier'] },
  workshop: { name: '深圳明光五金加工厂', uscc: '91440300MA5EQM200H', roles: ['supplier'] },
  bank: { name: '江海银行股份有限公司', uscc: '9131000013221158XC', roles: ['bank'] },
} as const;
const VERIFIER = { name: '中贸真实性核验有限公司', uscc: '91440300MA5EQM3007', roles: ['verifier'] } as const;
const SETTLEMENT_BANK = {
  name: '长江清算银行股份有限公司',
  uscc: '91310000132200821H',
  roles: ['settlement-bank'],
} as const;

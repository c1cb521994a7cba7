export { type Cast, enterVerifier } from './cast.js';
export { type PassedParts, passToMany } from './many-recipients.js';
export { Onboarding } from './onboarding.js';
export { type Participant, recorded, signAndRecord, StoryBroken } from './participant.js';
export { LIFE_MINOR, type LifeOfAReceivable, liveItsLife, pass, receivableLife } from './receivable-life.js';
export { type RefusedVerifications, refusedVerification } from './refused-verification.js';
export { FACE_MINOR, issueOnVerifiedTrade, type Scene, setScene, today } from './scene.js';
export type { StoryWorld } from './story-world.js';
export { gearboxTrade, papersOf, submit, type Verification, verify } from './trade.js';

export { type Cast, enterVerifier } from './cast.js';
export { Onboarding } from './onboarding.js';
export type { Participant } from './participant.js';
export { LIFE_MINOR, type LifeOfAReceivable, receivableLife } from './receivable-life.js';
export type { StoryWorld } from './story-world.js';

export {
  EMBEDDED_CHAIN_DEFAULTS,
  EmbeddedChain,
  type EmbeddedChainOptions,
  type EmbeddedChainSettings,
} from './embedded-chain.js';
export { FAULT_POINTS, type FaultPoint, type FaultPoints, faultPointsFromText, noFaults } from './fault-points.js';
export type { ChainHead } from './mine.js';

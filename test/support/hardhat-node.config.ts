import { defineConfig } from 'hardhat/config';

/** Of `hardhat node` as the second engine: the rules that the contracts need, and everything else as it comes, fees included. */
export default defineConfig({
  networks: { node: { type: 'edr-simulated', hardfork: 'osaka' } },
});

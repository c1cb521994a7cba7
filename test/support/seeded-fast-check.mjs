import fc from '../../node_modules/fast-check/lib/fast-check.js';

// Jest gives this file for `fast-check`: every property draws from the seed of the run.
fc.configureGlobal({ seed: Number(process.env.SEED) });

export * from '../../node_modules/fast-check/lib/fast-check.js';
export default fc;

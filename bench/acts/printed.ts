import type { Figures } from './measure.js';

const AIM = { ratio: 0.5, p99Ms: 1000 };

export function printed({ ratio, perSecond, p50Ms, p99Ms, baselines, curve }: Figures, curveFile: string): void {
  console.table([
    { figure: 'acts per second, HTTP to projection', value: perSecond, aim: '' },
    { figure: 'the same by a bare ethers program', value: baselines.ethersPerSecond, aim: '' },
    { figure: 'rows per second into bare PostgreSQL', value: baselines.postgresPerSecond, aim: '' },
    { figure: 'ratio to the ethers program', value: ratio, aim: `>= ${AIM.ratio}` },
    { figure: 'p50 at half of the rate, ms', value: p50Ms, aim: '' },
    { figure: 'p99 at half of the rate, ms', value: p99Ms, aim: `< ${AIM.p99Ms}` },
  ]);
  console.table(curve);
  console.log(`the curve is drawn in ${curveFile}`);
}

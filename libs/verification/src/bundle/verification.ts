import {
  type Bundle,
  type BundleLimits,
  BundleMalformed,
  type BundleTrust,
  type BundleVerdict,
  readBundle,
  verifyBundle,
} from '@tallystick/telemetry/evidence';
import type { ChainAnswer } from './ask-chain.js';
import type { Finding } from './finding.js';
import type { Said } from './said.js';

/** `open`: nothing is wrong, and something is not shown. */
export type Outcome = 'proved' | 'wrong' | 'open';

export interface Verification {
  readonly outcome: Outcome;
  /** None when the file is no bundle. */
  readonly bundle?: Bundle;
  readonly verdict: BundleVerdict;
  readonly findings: readonly Finding[];
  /** What a node was believed. */
  readonly saidByNode: readonly Said[];
}

/** What whoever checks knows, given the bundle that they check. */
export interface Knowledge {
  readonly trust: (bundle: Bundle) => Promise<BundleTrust>;
  /** None when nobody is to be asked. */
  readonly ask?: (bundle: Bundle) => Promise<ChainAnswer>;
  /** Hears how much of the work is done. */
  readonly progress?: (done: number, all: number) => void;
}

export async function verifyFile(file: Uint8Array, limits: BundleLimits, known: Knowledge): Promise<Verification> {
  const bundle = bundleIn(file, limits);
  if (!bundle) {
    const verdict = verifyBundle(file, {}, limits);
    return { outcome: 'wrong', verdict, findings: verdict.findings, saidByNode: [] };
  }
  const answer = await known.ask?.(bundle);
  const trust = withAnswer(await known.trust(bundle), bundle, answer);
  const verdict = verifyBundle(file, trust, limits, known.progress);
  const findings = [...verdict.findings, ...(answer?.findings ?? [])];
  return { outcome: outcomeOf(findings), bundle, verdict, findings, saidByNode: answer?.said ?? [] };
}

function bundleIn(file: Uint8Array, limits: BundleLimits): Bundle | undefined {
  try {
    return readBundle(file, limits).bundle;
  } catch (refusal) {
    if (!(refusal instanceof BundleMalformed)) throw refusal;
    return undefined;
  }
}

/** What was given by hand counts before what a node says. */
function withAnswer(trust: BundleTrust, { site, operator }: Bundle, answer: ChainAnswer | undefined): BundleTrust {
  if (!answer) return trust;
  const { algorithm, publicKey } = operator;
  const operators = answer.siteKey?.isKnown ? [{ site, algorithm, publicKey }] : undefined;
  return { ...(operators && { operators }), anchoredRoots: answer.anchoredRoots, ...trust };
}

function outcomeOf(findings: readonly Finding[]): Outcome {
  if (findings.length === 0) return 'proved';
  return findings.some(({ severity }) => severity === 'error') ? 'wrong' : 'open';
}

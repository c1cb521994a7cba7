import {
  checkBundle,
  checkClaim,
  checkTransaction,
  type CheckedAct,
  type ClaimChecked,
  endOf,
  type LedgerAsked,
  type Listener,
  PAGE_BUNDLE_LIMITS,
  type Step,
} from '@tallystick/verification';
import { fingerprintOf } from '@tallystick/telemetry/evidence';
import { asksNode, type Form } from './form.js';
import { type ShownBundle, shownBundle } from './shown-bundle.js';

/** What a check has come to. */
export interface CheckState {
  readonly steps: readonly Step[];
  /** From 0 to 1, while it goes on. */
  readonly progress?: number;
  readonly isDone: boolean;
  readonly claim?: ClaimChecked;
  readonly acts?: readonly CheckedAct[];
  readonly bundle?: ShownBundle;
  /** By whoever asked: nothing of it is shown. */
  readonly isCancelled?: boolean;
}

/** Finer than that nobody sees it, and telling takes time. */
const STEPS_SHOWN = 200;

export const MAX_FILE_BYTES = PAGE_BUNDLE_LIMITS.maxBytes;

/** Checks what the form asks for. Never rejects: what went wrong is a step. @param tell hears each state on the way */
export async function runCheck(form: Form, file: File | undefined, tell: (state: CheckState) => void): Promise<void> {
  let state: CheckState = { steps: [], isDone: false };
  const change = (changes: Partial<CheckState>) => tell((state = { ...state, ...changes }));
  const listener: Listener = {
    step: (step) => change({ steps: [...state.steps, step] }),
    progress: (done, all) => {
      const progress = all > 0 ? Math.floor((done / all) * STEPS_SHOWN) / STEPS_SHOWN : 0;
      if (progress !== state.progress) change({ progress });
    },
  };
  change({});
  try {
    if (form.subject === 'claim') {
      change({ claim: await checkClaim({ ...ledgerOf(form), receivable: form.receivable.trim() }, listener) });
    } else if (form.subject === 'act') {
      change({ acts: await checkTransaction(transactionOf(form), listener) });
    } else if (file) change({ bundle: await bundleOf(form, file, listener) });
  } catch (error) {
    listener.step(endOf(error));
  }
  change({ isDone: true });
}

const ledgerOf = ({ node, chain, relay, from }: Form): LedgerAsked => ({
  ...{ node: node.trim(), chainId: chain.trim(), relay: relay.trim(), fromBlock: Number(from.trim()) },
});

function transactionOf(form: Form) {
  const digest = form.digest.trim().toLowerCase();
  return { ...ledgerOf(form), transaction: form.transaction.trim().toLowerCase(), ...(digest && { digest }) };
}

async function bundleOf(form: Form, file: File, listener: Listener): Promise<ShownBundle> {
  const operator = form.operator.replaceAll(' ', '').toLowerCase();
  const chain = asksNode(form) ? { chain: { ...ledgerOf(form), log: form.log.trim() } } : {};
  // What it says comes before the work, which lets nothing else be drawn.
  await new Promise((resolve) => setTimeout(resolve));
  const verification = await checkBundle(
    {
      file: new Uint8Array(await file.arrayBuffer()),
      ...chain,
      trust: ({ site, operator: { algorithm, publicKey } }) => {
        if (operator === '') return Promise.resolve({});
        const isKnown = fingerprintOf({ algorithm, publicKey }) === operator;
        return Promise.resolve({ operators: isKnown ? [{ site, algorithm, publicKey }] : [] });
      },
    },
    listener,
  );
  return shownBundle(verification);
}

import { DomainError } from '@tallystick/kernel';

/** `open`: nothing is wrong, and it is not shown. */
export type StepOutcome = 'good' | 'wrong' | 'open';

/** What is looked at, in the order in which it is. */
export const STEP_NAMES = [
  'chain',
  'contracts',
  'head',
  'events',
  'lineage',
  'state',
  'transaction',
  'signatures',
  'ended',
] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** Why a step is not good. Each has its words in every language. */
export const FAULTS = [
  'chain-differs',
  'contracts-disagree',
  'no-events',
  'lineage-broken',
  'state-differs',
  'act-not-in-transaction',
  'act-not-recorded',
  'signature-refused',
  'signature-not-shown',
  'too-many-acts',
  'node-address-invalid',
  'node-unreachable',
  'node-answer-too-large',
  'node-answer-invalid',
  'node-refuses',
  'too-many-logs',
] as const;
export type Fault = (typeof FAULTS)[number];

/** A step that was taken, for whoever puts it into words. */
export interface Step {
  readonly name: StepName;
  readonly outcome: StepOutcome;
  readonly fault?: Fault;
  readonly values: Readonly<Record<string, string>>;
}

/** Who hears how a check goes. */
export interface Listener {
  readonly step: (step: Step) => void;
  /** How much of what is known to be to do is done. */
  readonly progress: (done: number, all: number) => void;
}

/** A step after which nothing more can be checked. */
export class CheckEnded extends Error {
  constructor(readonly step: Step) {
    super(step.fault ?? step.name);
  }
}

const OPEN: ReadonlySet<Fault> = new Set<Fault>([
  'node-address-invalid',
  'node-unreachable',
  'node-refuses',
  'node-answer-too-large',
  'too-many-logs',
]);

/** How a check ends that could not go on: nothing of a node's answer is thrown at whoever asked it. */
export function endOf(error: unknown): Step {
  if (error instanceof CheckEnded) return error.step;
  const fault = faultOf(error);
  return { name: 'ended', outcome: OPEN.has(fault) ? 'open' : 'wrong', fault, values: { message: messageOf(error) } };
}

function faultOf(error: unknown): Fault {
  if (error instanceof DomainError) return FAULTS.find((fault) => fault === error.code) ?? 'node-answer-invalid';
  // ethers': the node answered with an error of its own.
  const { code, error: told } = error as { readonly code?: unknown; readonly error?: unknown };
  if (code === 'UNKNOWN_ERROR' && told !== undefined) return 'node-refuses';
  return 'node-answer-invalid';
}

const MESSAGE_MAX = 300;

function messageOf(error: unknown): string {
  const {
    shortMessage,
    message,
    error: told,
  } = error as {
    readonly shortMessage?: string;
    readonly message?: string;
    readonly error?: { readonly message?: unknown };
  };
  const text = typeof told?.message === 'string' ? told.message : (shortMessage ?? message ?? '');
  return text.slice(0, MESSAGE_MAX);
}

import { endOf } from '@tallystick/verification';
import type { Form } from './form.js';
import { type CheckState, runCheck } from './run-check.js';

type Tell = (state: CheckState) => void;

/** What is told to the worker; it tells states, and first that it is there. */
interface Asked {
  readonly form: Form;
  readonly file: File | undefined;
}
const THERE = 'there';

interface WorkerScope {
  postMessage(message: CheckState | typeof THERE): void;
  onmessage: ((event: MessageEvent<Asked>) => void) | null;
}

/**
 * As `runCheck`, in a worker: a bundle takes seconds of work, which would hold the page up, and a worker that is ended asks no node any more. It is the page's
 * own script over again, so that the page stays one file under one hash. Where a browser lets none begin, as for some files without a server, the page does it
 * itself. @param signal ends it; what the page does itself goes on to its end, and nothing of it is told
 */
export async function checkApart(form: Form, file: File | undefined, tell: Tell, signal: AbortSignal): Promise<void> {
  const told: Tell = (state) => !signal.aborted && tell(state);
  const worker = await startWorker();
  if (!worker) return runCheck(form, file, told);
  let state: CheckState = { steps: [], isDone: false };
  await new Promise<void>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<CheckState>) => {
      told((state = data));
      if (data.isDone) resolve();
    };
    worker.onerror = ({ message }) => {
      told({ ...state, steps: [...state.steps, endOf(new Error(message))], isDone: true });
      resolve();
    };
    signal.addEventListener('abort', () => resolve());
    if (signal.aborted) resolve();
    else worker.postMessage({ form, file } satisfies Asked);
  });
  worker.terminate();
}

/** In the worker: does what it is asked. */
export function answerChecks(scope: WorkerScope): void {
  scope.onmessage = ({ data: { form, file } }) => void runCheck(form, file, (state) => scope.postMessage(state));
  scope.postMessage(THERE);
}

/** @returns undefined where none is to be had */
async function startWorker(): Promise<Worker | undefined> {
  const source = document.querySelector('script[type="module"]:not([src])')?.textContent;
  if (!source) return undefined;
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    const worker = new Worker(address, { type: 'module' });
    const isThere = await new Promise<boolean>((resolve) => {
      worker.onmessage = () => resolve(true);
      worker.onerror = () => resolve(false);
    });
    if (isThere) return worker;
    worker.terminate();
  } catch {
    // A browser that refuses it outright.
  } finally {
    URL.revokeObjectURL(address);
  }
  return undefined;
}

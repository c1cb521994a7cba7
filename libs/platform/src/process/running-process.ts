import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const POLL_MS = 50;

/** The command line of a running process, or undefined when there is none. A zombie counts as gone. */
export async function commandLineOf(pid: number): Promise<string | undefined> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return undefined;
  }
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ').trim() || undefined;
  } catch {
    return await commandLineByPs(pid);
  }
}

/** Where there is no /proc (macOS). */
async function commandLineByPs(pid: number): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'args=', '-p', String(pid)]);
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Process ids are reused: a recorded one is ours only while its command line still says so. */
export async function isRunningAs(pid: number, marks: readonly string[]): Promise<boolean> {
  const commandLine = await commandLineOf(pid);
  return commandLine !== undefined && marks.every((mark) => commandLine.includes(mark));
}

export interface Escalation {
  readonly signal: NodeJS.Signals;
  /** How long to wait for the process to end before the next, harder signal. */
  readonly waitMs: number;
}

/** Ends a process that `isRunningAs` still recognises; false when it outlived every signal. */
export async function endProcess(
  pid: number,
  marks: readonly string[],
  steps: readonly Escalation[],
): Promise<boolean> {
  for (const { signal, waitMs } of steps) {
    if (!(await isRunningAs(pid, marks))) return true;
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
    const deadline = Date.now() + waitMs;
    while (Date.now() < deadline) {
      if (!(await isRunningAs(pid, marks))) return true;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
  return !(await isRunningAs(pid, marks));
}

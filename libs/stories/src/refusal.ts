import { ApiProblem } from '@tallystick/api-client';

/** The code with which the API refuses an attempt that must fail. Throws when it does not. */
export async function refusalOf(attempt: Promise<unknown>): Promise<string> {
  const outcome: unknown = await attempt.catch((error: unknown) => error);
  if (outcome instanceof ApiProblem) return outcome.code;
  throw new Error(`it was not refused: ${outcome instanceof Error ? outcome.message : JSON.stringify(outcome)}`);
}

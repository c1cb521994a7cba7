/** SQLSTATE classes that pass: connection, resources, the operator's hand, and the single codes of conflicts with others. */
const PASSING_CLASSES = new Set(['08', '53', '57', '58']);
const PASSING_CODES = new Set(['40001', '40P01', '55P03', '55006', '25006']);
const SYSTEM_CODE = /^E[A-Z]+$/;
/** What the client says of a connection that broke, without a code. */
const BROKEN =
  /connection (terminated|ended)|not queryable|client was closed|timeout exceeded|read timeout|connection timeout/i;

/** Whether the same may succeed when it is tried again. What is not known to pass is taken for a fault of what was to be stored. */
export function isTransient(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, cause, errors } = error as Partial<Record<'code' | 'message' | 'cause' | 'errors', unknown>>;
  if (Array.isArray(errors)) return errors.some(isTransient);
  if (typeof code === 'string') {
    return SYSTEM_CODE.test(code) || PASSING_CODES.has(code) || PASSING_CLASSES.has(code.slice(0, 2));
  }
  return (typeof message === 'string' && BROKEN.test(message)) || isTransient(cause);
}

interface NodeError {
  readonly code?: unknown;
}

/** JSON-RPC and EIP-1474: the method is not found, or not supported. */
const NO_SUCH_METHOD = [-32601, -32004];

/** Whether a node answered that it does not know a method. ethers puts the node's own error one or two levels below its own. */
export function isNoSuchMethod(error: unknown): boolean {
  const { error: inner, info } = (error ?? {}) as { error?: NodeError; info?: { error?: NodeError } };
  return NO_SUCH_METHOD.includes(Number((inner ?? info?.error)?.code));
}

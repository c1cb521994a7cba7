import type { JsonRpcProvider } from 'ethers';

/**
 * `taken`: the node has it, now or already. `nonce-used`: a block holds a transaction with this nonce: this one, an earlier version of it,
 * or somebody else's; its receipt tells.
 */
export type SendResult = 'taken' | 'nonce-used';

/** What nodes say of a transaction that they have: geth, Besu, anvil, Nethermind, Erigon. */
const HAS_IT =
  /already known|already imported|known transaction|alreadyknown|already exists|already in (the )?(pool|mempool)/i;
/** A dearer version of it waits already. */
const HAS_ANOTHER_VERSION = /underpriced|fee too low|gas price .*replace|could not replace/i;
const NONCE_USED = /nonce (is )?too low|nonce has already been used|old ?nonce|noncetoolow/i;

/** Sends a signed transaction; throws when the node neither has it nor says that its nonce is used. */
export async function sendRaw(provider: JsonRpcProvider, raw: string): Promise<SendResult> {
  try {
    await provider.send('eth_sendRawTransaction', [raw]);
    return 'taken';
  } catch (error) {
    const text = textOf(error);
    if (NONCE_USED.test(text)) return 'nonce-used';
    if (HAS_IT.test(text) || HAS_ANOTHER_VERSION.test(text)) return 'taken';
    throw error;
  }
}

/** ethers puts the node's own words one or two levels below its own. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { error: inner, info } = error as { error?: { message?: string }; info?: { error?: { message?: string } } };
  return [error.message, inner?.message, info?.error?.message].filter(Boolean).join(' ');
}

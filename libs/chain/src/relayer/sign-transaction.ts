import { keccak256, type SigningKey } from 'ethers';

/** A transaction of the relayer, EIP-1559: it carries no value and no access list. */
export interface RelayTransaction {
  readonly chainId: bigint;
  readonly nonce: number;
  /** Wei per gas. */
  readonly maxFeePerGas: bigint;
  readonly maxPriorityFeePerGas: bigint;
  readonly gasLimit: number;
  /** 0x and 40 hex digits. */
  readonly to: string;
  /** 0x hex. */
  readonly data: string;
}

/** EIP-2718. */
const FEE_MARKET_TYPE = 2;
const NO_VALUE = 0n;

/**
 * Signs a transaction. ethers would do, but serialises number by number, twice, what is fifty acts long; a test holds the bytes equal to
 * those that ethers makes of them.
 * @returns the raw transaction and its hash, both 0x hex
 */
export function signTransaction(
  content: RelayTransaction,
  key: SigningKey,
): { readonly hash: string; readonly raw: string } {
  const { chainId, nonce, maxPriorityFeePerGas, maxFeePerGas, gasLimit, to, data } = content;
  const numbers = [chainId, BigInt(nonce), maxPriorityFeePerGas, maxFeePerGas, BigInt(gasLimit)].map(integer);
  const fields = [...numbers, string(bytesOf(to)), integer(NO_VALUE), string(bytesOf(data)), list([])];
  const { yParity, r, s } = key.sign(keccak256(typed(fields)));
  const signed = typed([...fields, integer(BigInt(yParity)), integer(BigInt(r)), integer(BigInt(s))]);
  return { hash: keccak256(signed), raw: `0x${signed.toString('hex')}` };
}

function typed(fields: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.of(FEE_MARKET_TYPE), list(fields)]);
}

/** Recursive length prefix (Ethereum yellow paper, appendix B): integers are strings without leading zeros. */
function integer(value: bigint): Buffer {
  const digits = value === 0n ? '' : value.toString(16);
  return string(Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex'));
}

function string(bytes: Buffer): Buffer {
  const [first = 0x80] = bytes;
  return bytes.length === 1 && first < 0x80 ? bytes : Buffer.concat([prefix(0x80, bytes.length), bytes]);
}

function list(items: readonly Buffer[]): Buffer {
  const content = Buffer.concat(items);
  return Buffer.concat([prefix(0xc0, content.length), content]);
}

function prefix(offset: number, length: number): Buffer {
  if (length < 56) return Buffer.of(offset + length);
  const digits = length.toString(16);
  const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.of(offset + 55 + bytes.length), bytes]);
}

function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.slice(2), 'hex');
}

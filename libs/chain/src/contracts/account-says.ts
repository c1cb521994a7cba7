import { dataLength, Interface, isCallException, type JsonRpcProvider } from 'ethers';

/** ERC-1271's question, and that of party accounts alone: an account says yes with the question's own selector. */
const QUESTIONS = new Interface([
  'function isValidSignature(bytes32 hash, bytes signature) view returns (bytes4)',
  'function isSignedByAny(bytes32 digest, bytes signature) view returns (bytes4)',
]);

export interface AccountAsked {
  readonly account: string;
  readonly question: 'isValidSignature' | 'isSignedByAny';
  readonly digest: string;
  readonly signature: string;
  /** As it was after this block; by default as it is now. */
  readonly block?: number;
}

/** What the contracts give an account to check a signature with. */
const ACCOUNT_GAS = 300_000;

/** Whether an account that is a contract says that it signed. One without code answers nothing, which is a no. */
export async function accountSaysYes(
  provider: JsonRpcProvider,
  { account, question, digest, signature, block }: AccountAsked,
): Promise<boolean> {
  const data = QUESTIONS.encodeFunctionData(question, [digest, signature]);
  const at = block === undefined ? {} : { blockTag: block };
  try {
    const answer = await provider.call({ to: account, data, gasLimit: ACCOUNT_GAS + intrinsicGas(data), ...at });
    return answer.toLowerCase() === data.slice(0, 10).padEnd(66, '0');
  } catch (error) {
    if (isCallException(error)) return false;
    throw error;
  }
}

/** At most: every byte counted as a non-zero one. */
function intrinsicGas(data: string): number {
  return 21_000 + 16 * dataLength(data);
}

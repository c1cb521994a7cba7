import { isPasskey, type Network, passkeyVerifierOf } from '@tallystick/act-types';
import { dataSlice, isCallException, type JsonRpcProvider, sha256, toUtf8Bytes } from 'ethers';
import { contractInterfaces } from '../contracts/contract-interfaces.js';

const VERIFIER = contractInterfaces.passkeyVerifier;
/** Of a signer's key, before x and y. */
const ADDRESS_BYTES = 20;

/** Asks the one contract that checks passkeys, as accounts ask it. */
export class PasskeyVerifierReader {
  private readonly address: string;

  constructor(
    private readonly provider: JsonRpcProvider,
    network: Network,
  ) {
    this.address = passkeyVerifierOf(network);
  }

  /** Whether the contract takes passkeys of this relying party: it was made for one and has no other. */
  async isOf(rpId: string): Promise<boolean> {
    const data = VERIFIER.encodeFunctionData('rpIdHash');
    const answer = await this.provider.call({ to: this.address, data });
    return answer.toLowerCase() === sha256(toUtf8Bytes(rpId));
  }

  /**
   * @param key of an account: 84 bytes of a passkey, 0x hex
   * @param assertion as `encodePasskeyAssertion` makes it
   */
  async isSigned(key: string, digest: string, assertion: string): Promise<boolean> {
    if (!isPasskey(key) || dataSlice(key, 0, ADDRESS_BYTES) !== this.address.toLowerCase()) return false;
    const data = VERIFIER.encodeFunctionData('verify', [dataSlice(key, ADDRESS_BYTES), digest, assertion]);
    try {
      const answer = await this.provider.call({ to: this.address, data });
      return answer.toLowerCase() === data.slice(0, 10).padEnd(66, '0');
    } catch (error) {
      if (isCallException(error)) return false;
      throw error;
    }
  }
}

import { accountSignature, approve, type PartyAccount, type PasskeyTerms } from '@tallystick/api-client';
import { contractInterfaces } from '@tallystick/chain';
import type { AccountWorld, PersonWithKey, SignerChange } from '@tallystick/stories';
import { Contract, type ContractTransactionResponse, randomBytes, TypedDataEncoder, type Wallet } from 'ethers';
import type { TestChain } from './chain.js';

const CONFIGURE = {
  Configure: [
    { name: 'remove', type: 'bytes[]' },
    { name: 'add', type: 'bytes[]' },
    { name: 'persons', type: 'uint32[]' },
    { name: 'threshold', type: 'uint64' },
    { name: 'configuration', type: 'uint64' },
    { name: 'deadline', type: 'uint48' },
  ],
};
/** Past whatever a test moves the clock by. */
const NEVER = 2 ** 40;

/** Accounts of several persons on a test's chain, made and changed as their owners' own wallets would. */
export class TestPartyAccounts implements AccountWorld {
  private constructor(
    private readonly chain: TestChain,
    private readonly relayer: Wallet,
    readonly passkeys: PasskeyTerms,
  ) {}

  /** @param relayer anybody with gas: whoever sends the transactions has no say in them */
  static async on(chain: TestChain, relayer: Wallet, rpId: string): Promise<TestPartyAccounts> {
    const { partyAccountFactory } = chain.deployment.network.contracts;
    const factory = new Contract(partyAccountFactory, contractInterfaces.partyAccountFactory, chain.provider);
    const verifier = (await factory.getFunction('passkeyVerifier')()) as string;
    return new TestPartyAccounts(chain, relayer, { verifier, rpId });
  }

  async create(persons: readonly PersonWithKey[], threshold: number): Promise<PartyAccount> {
    const { chainId, contracts } = this.chain.deployment.network;
    const factory = new Contract(contracts.partyAccountFactory, contractInterfaces.partyAccountFactory, this.relayer);
    const signers = persons.map(({ person, key }) => ({ person, key: key.key }));
    const salt = randomBytes(32);
    const address = (await factory.getFunction('accountOf')(salt, signers, threshold)) as string;
    await mined(factory.getFunction('create')(salt, signers, threshold));
    return { address, chainId, configuration: 1n };
  }

  async change(account: PartyAccount, { remove, add, threshold, by }: SignerChange): Promise<PartyAccount> {
    const removed = remove.map(({ key }) => key);
    const added = add.map(({ key }) => key.key);
    const persons = add.map(({ person }) => person);
    const { address, chainId, configuration } = account;
    const domain = { name: 'Tallystick', version: '1', chainId: BigInt(chainId), verifyingContract: address };
    const message = { remove: removed, add: added, persons, threshold, configuration, deadline: NEVER };
    const digest = TypedDataEncoder.hash(domain, CONFIGURE, message);
    const signature = accountSignature(await Promise.all(by.map((person) => approve(account, digest, person))));
    const contract = new Contract(address, contractInterfaces.partyAccount, this.relayer);
    await mined(contract.getFunction('configure')(removed, added, persons, threshold, NEVER, signature));
    return { ...account, configuration: configuration + 1n };
  }
}

async function mined(sent: Promise<unknown>): Promise<void> {
  await ((await sent) as ContractTransactionResponse).wait();
}

import { approvalDigest } from '@tallystick/act-types';
import { type ActView, keyWallet, type PartyAccount } from '@tallystick/api-client';
import { type MovingScene, newcomerUscc, type Participant } from '@tallystick/stories';
import type { Wallet } from 'ethers';
import { ActingPerson, type Registered } from './acting-person.js';
import { type Answer, PeopleDoors } from './people-doors.js';
import { SoftwareAuthenticator } from './software-authenticator.js';

const ORIGIN = 'http://localhost:8080';

/** A person with the passkey that they act with. */
export interface Actor extends Registered {
  readonly who: ActingPerson;
}

/** A party whose people act with passkeys: an administrator brings them in, and its account becomes one of theirs. */
export class ActingCompany {
  private constructor(
    private readonly scene: MovingScene,
    readonly company: Participant,
    readonly doors: PeopleDoors,
    readonly machine: PeopleDoors,
  ) {}

  static async enter(scene: MovingScene, name: string, index: number): Promise<ActingCompany> {
    const uscc = newcomerUscc('91330100MA4001', index);
    const company = await scene.onboarding.onboard({ name, uscc, roles: ['supplier'] });
    const doors = new PeopleDoors(scene.world.baseUrl);
    return new ActingCompany(scene, company, doors, await doors.asMachine(company.credentials));
  }

  /** Brings in a person and signs them in. */
  async person(name: string, roles: readonly string[], counts = true): Promise<ActingPerson> {
    const { person, link } = (await this.machine.call('POST', 'people', { name, roles })).body;
    const device = new SoftwareAuthenticator(ORIGIN, counts);
    await this.doors.redeem(link.code, device);
    const session = this.doors.as((await this.doors.signIn(device)).body.token);
    return new ActingPerson(person.id, this.company.party, session, device, await this.company.client.network());
  }

  async actor(name: string, roles: readonly string[], counts = true): Promise<Actor> {
    const who = await this.person(name, roles, counts);
    return { who, ...(await who.registered()) };
  }

  /** The account of these persons takes the place of the company's key: the key signs, and its persons approve on their own devices. */
  async goOverTo(actors: readonly Actor[], threshold: number, wallets: readonly Wallet[] = []): Promise<PartyAccount> {
    const { client, signer } = this.company;
    const keys = [...actors.map(({ shown }) => shown.key), ...wallets.map(({ address }) => address)];
    const signers = keys.map((key, index) => ({ person: index + 1, key }));
    const body = { signers, threshold };
    const made = await client.call(client.routes.POST('/v1/transactions/create-account', { body }));
    await this.courier().send(made.creation);
    const { chainId } = await client.network();
    const account = { address: made.account, chainId, configuration: 1n };
    const draft = { body: { account: made.account } };
    const act = await client.sign(await client.call(client.routes.POST('/v1/acts/change-account', draft)), signer);
    for (const actor of actors.slice(0, threshold)) await actor.who.approve(act, account, actor);
    for (const wallet of wallets.slice(0, threshold - Math.min(actors.length, threshold)))
      await this.machine.call('POST', `acts/${act.id}/key-approvals`, { signature: approvalBy(wallet, act, account) });
    await this.recorded(act);
    return account;
  }

  /** A part of a claim that the company is to take. */
  async offered(receivable: string, amountMinor: string): Promise<ActView> {
    const { client, signer } = this.scene.cast.supplier;
    const body = { receivable, from: '0', amountMinor, recipient: this.company.party };
    return client.sign(await client.call(client.routes.POST('/v1/acts/transfer', { body })), signer);
  }

  /** Throws when the act ended otherwise. */
  async recorded({ id }: ActView): Promise<ActView> {
    const ended = await this.company.client.settled(id);
    if (ended.state !== 'recorded') throw new Error(`act ${id} ended ${ended.state}`);
    return ended;
  }

  /** Whoever sends what makes or changes an account has no say in it. */
  courier() {
    return keyWallet({ privateKey: this.scene.world.newKey(), rpcUrl: this.scene.world.rpcUrl });
  }
}

/** What a wallet answers that is asked for its approval of the act by the account. */
export const approvalBy = (wallet: Wallet, { digest }: ActView, account: PartyAccount): string =>
  wallet.signingKey.sign(approvalDigest(account, digest)).serialized;

export const codeOf = ({ status, body: { code } }: Answer) => (status < 300 ? `${status}` : `${status} ${code}`);

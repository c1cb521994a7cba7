import {
  type ActingPasskey,
  accountSignature,
  approve,
  checkedAccountChange,
  type components,
  personKey,
  TallystickClient,
} from '@tallystick/api-client';
import type { DemoFile, DemoParty } from './demo-file.js';
import { courier, type DemoChain } from './story-world.js';

type PreparedChange = components['schemas']['PreparedAccountChangeView'];
type Body = components['schemas']['KeyEnrolmentTerms'];

/** Its own keys are persons of the party's account: in the demo alone somebody who knows nobody there can come to sign. */
export interface KeyedParty extends DemoParty {
  readonly persons: readonly string[];
}

/** Parties of whose accounts the demo holds keys. */
export const keyedParties = ({ parties }: DemoFile): readonly KeyedParty[] =>
  parties.flatMap((party) => (party.persons ? [{ ...party, persons: party.persons }] : []));

/** Puts the passkeys of a demo party's people on its account, and takes those off that were taken back: the demo's keys approve either. */
export class DemoKeys {
  private readonly client: TallystickClient;
  private readonly people: ReadonlySet<string>;

  constructor(
    private readonly party: KeyedParty,
    { people = [] }: DemoFile,
    baseUrl: string,
    private readonly chain: DemoChain,
  ) {
    this.client = new TallystickClient({ baseUrl, credentials: party });
    this.people = new Set(people.filter(({ part }) => part === party.part).map(({ id }) => id));
  }

  /** Whatever waits now, one after another: each change voids what was approved before it. @returns how many keys were put on or taken off */
  async settle(): Promise<number> {
    const { routes } = this.client;
    const { items } = await this.client.call(routes.GET('/v1/account/acting-passkeys'));
    const waiting = items.filter((one) => isToBePutOn(one, this.people) || one.state === 'to-be-removed');
    for (const passkey of waiting) await this.change(passkey);
    return waiting.length;
  }

  /** What concerns the party, until the signal or until the stream ends. */
  news(signal: AbortSignal) {
    return this.client.events(signal);
  }

  private async change(passkey: ActingPasskey): Promise<void> {
    const prepared = await this.prepare(passkey, {});
    const { chainId } = await this.client.network();
    const account = { address: prepared.account, chainId, configuration: BigInt(prepared.configuration) };
    const { add, threshold, deadline } = prepared;
    const isRemoval = passkey.state === 'to-be-removed';
    const wanted = {
      remove: isRemoval ? [passkey.key] : [],
      add: isRemoval ? [] : [{ person: add[0]?.person ?? 0, key: passkey.key }],
    };
    const digest = checkedAccountChange(prepared, account, { ...wanted, threshold });
    const words = this.party.persons
      .slice(0, await this.needed())
      .map((key) => approve(account, digest, personKey(key)));
    const number = wanted.add.map(({ person }) => ({ person }))[0] ?? {};
    const signature = accountSignature(await Promise.all(words));
    const { transaction } = await this.prepare(passkey, { ...number, threshold, deadline, signature });
    if (!transaction) throw new Error(`the change of ${prepared.account} has no transaction`);
    await courier(this.chain).send(transaction);
  }

  private prepare({ id: passkey, state }: ActingPasskey, body: Body): Promise<PreparedChange> {
    const { routes } = this.client;
    const request = { params: { path: { passkey } }, body };
    return this.client.call(
      state === 'to-be-removed'
        ? routes.POST('/v1/acting-passkeys/{passkey}/removal', request)
        : routes.POST('/v1/acting-passkeys/{passkey}/enrolment', request),
    );
  }

  /** How many persons must approve a change as the account is now. */
  private async needed(): Promise<number> {
    const { state } = await this.client.call(this.client.routes.GET('/v1/account'));
    return state?.threshold ?? this.party.persons.length;
  }
}

const isToBePutOn = ({ state, suspectedAt, person }: ActingPasskey, people: ReadonlySet<string>): boolean =>
  state === 'registered' && suspectedAt === undefined && people.has(person);

import {
  type PartyCertificate,
  partyCertificateDigest,
  type PartyRole,
  type PreparedTransaction,
} from '@tallystick/act-types';
import { type ActSigner, checkedAccount, keySigner, type PartyAccount, TallystickClient } from '@tallystick/api-client';
import { type Participant, signAndRecord } from './participant.js';
import type { PersonWithKey } from './person-with-key.js';
import { connectionOf, type StoryWorld } from './story-world.js';

export interface Newcomer {
  readonly name: string;
  readonly uscc: string;
  readonly roles: readonly PartyRole[];
  /** Its signing key; a new one by default. */
  readonly privateKey?: string;
  /** Instead of a key: an account of several persons. */
  readonly signer?: ActSigner;
  /** Private keys of that account’s persons, the first of them person 1. */
  readonly persons?: readonly string[];
}

const SCOPES = ['read', 'acts', 'documents', 'administer'] as const;
const VERIFIED_FOR_SECONDS = 365 * 86_400;

/** A made-up code with a right check digit. The registrar is an organisation of its own and holds no party number on the ledger. */
const REGISTRAR = { name: '供应链金融登记机构', uscc: '12100000MB0000001P', roles: [] };

/**
 * Brings organisations in through the doors: the operator registers one and gives it its first API credential, the registrar certifies who
 * it is, and registrar and newcomer sign its enrolment on the ledger. The operator's word alone would enrol nobody.
 */
export class Onboarding {
  private readonly operator: TallystickClient;
  private registrar: Promise<Participant> | undefined;

  constructor(private readonly world: StoryWorld) {
    this.operator = new TallystickClient({ ...connectionOf(world), credentials: world.operator });
  }

  /** Begun and cut off, it goes on where it was; done, it only makes another API credential. */
  async onboard(newcomer: Newcomer): Promise<Participant> {
    const participant = await this.register(newcomer);
    const { enrolled, certified } = await participant.client.call(participant.client.routes.GET('/v1/me'));
    if (!certified) await this.certify(participant);
    if (!enrolled) await this.enrol(participant);
    return participant;
  }

  /** An account of several persons for somebody who is to come: its address is known, and checked, before anybody makes it. */
  async prepareAccount(
    persons: readonly PersonWithKey[],
    threshold: number,
  ): Promise<{ readonly account: PartyAccount; readonly creation: PreparedTransaction }> {
    const { operator } = this;
    const signers = persons.map(({ person, key }) => ({ person, key: key.key }));
    const body = { signers, threshold };
    const prepared = await operator.call(operator.routes.POST('/v1/transactions/create-account', { body }));
    const network = await operator.network();
    const creation = checkedAccount(prepared, network, { ...body, salt: prepared.salt });
    return { account: { address: prepared.account, chainId: network.chainId, configuration: 1n }, creation };
  }

  private async enrol(participant: Participant): Promise<void> {
    const registrar = await this.registrarParticipant();
    const { client } = registrar;
    const verifiedUntil = String(nowSeconds() + VERIFIED_FOR_SECONDS);
    const body = { party: participant.party, verifiedUntil };
    const enrolment = await client.call(client.routes.POST('/v1/acts/enrol', { body }));
    await signAndRecord(enrolment, [registrar, participant], { ...body, account: participant.signer.account });
  }

  registrarParticipant(): Promise<Participant> {
    this.registrar ??= this.register({ ...REGISTRAR, privateKey: this.world.keys.registrar });
    return this.registrar;
  }

  /** Registers the organisation, or finds it when it is registered, and makes an API credential for it. */
  private async register({ name, uscc, roles, persons = [], ...given }: Newcomer): Promise<Participant> {
    const { operator } = this;
    const { privateKey = this.world.newKey() } = given;
    const signer = given.signer ?? keySigner(privateKey);
    const known = await operator.call(
      operator.routes.GET('/v1/organisations', { params: { query: { search: uscc } } }),
    );
    const organisation =
      known.items.find((item) => item.uscc === uscc) ??
      (await operator.call(
        operator.routes.POST('/v1/organisations', { body: { name, uscc, roles: [...roles], account: signer.account } }),
      ));
    const { party } = organisation;
    const path = '/v1/organisations/{party}/api-clients';
    const body = { label: 'ERP', scopes: [...SCOPES] };
    const credentials = await operator.call(operator.routes.POST(path, { params: { path: { party } }, body }));
    const client = new TallystickClient({ ...connectionOf(this.world), credentials });
    return { name, party, uscc, roles, credentials, privateKey, persons, signer, client };
  }

  /** The registrar looks at the organisation's papers, off stage, and signs who stands behind its party number. */
  private async certify({ name, uscc, party }: Participant): Promise<void> {
    const issuedAt = String(nowSeconds());
    const certificate: PartyCertificate = { party, uscc, lei: '', name, issuedAt };
    const digest = partyCertificateDigest(certificate, await this.operator.network());
    const signature = await keySigner(this.world.keys.registrar).signDigest(digest);
    const request = { params: { path: { party } }, body: { issuedAt, signature } };
    await this.operator.call(this.operator.routes.PUT('/v1/organisations/{party}/certificate', request));
  }
}

function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

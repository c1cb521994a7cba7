import {
  type ActingPasskey,
  type ActView,
  approvalRequest,
  keyOfNewPasskey,
  type PartyAccount,
  possessionRequest,
} from '@tallystick/api-client';
import type { Network } from '@tallystick/act-types';
import { createPublicKey } from 'node:crypto';
import type { Answer, PeopleDoors } from './people-doors.js';
import type { CreationOptions, ResidentPasskey, SoftwareAuthenticator, Twist } from './software-authenticator.js';

export interface Registered {
  readonly shown: ActingPasskey;
  /** On the device. */
  readonly passkey: ResidentPasskey;
}

const RP_ID = 'localhost';

/** A person of a party who is signed in, with a device of their own, as a page would have them act. */
export class ActingPerson {
  constructor(
    readonly id: string,
    readonly party: string,
    readonly doors: PeopleDoors,
    readonly device: SoftwareAuthenticator,
    private readonly network: Network,
  ) {}

  async options(): Promise<CreationOptions> {
    return (await this.doors.call('POST', 'acting-passkeys/options')).body as unknown as CreationOptions;
  }

  async make(twist?: Twist, ...more: [ResidentPasskey['privateKey']?, string?]): Promise<Answer> {
    const passkey = this.device.create(await this.options(), twist, ...more);
    return this.doors.call('POST', 'acting-passkeys', { label: '保险柜里的钥匙', passkey });
  }

  /** The page knows who is signed in and what key the browser made; of the server it takes neither. */
  prove(shown: ActingPasskey, twist?: Twist, passkey = this.newest()): Promise<Answer> {
    const spki = createPublicKey(passkey.privateKey).export({ format: 'der', type: 'spki' }).toString('base64url');
    const key = keyOfNewPasskey(spki, this.network).toLowerCase();
    const request = possessionRequest(shown, this.network, { person: this.id, party: this.party, key }, RP_ID);
    return this.answerPossession(shown, request.challenge, twist, passkey);
  }

  answerPossession({ id }: ActingPasskey, challenge: string, twist?: Twist, passkey = this.newest()): Promise<Answer> {
    const answer = this.device.get({ challenge, rpId: RP_ID }, twist, passkey);
    return this.doors.call('POST', `acting-passkeys/${id}/possession`, { passkey: answer });
  }

  async registered(twist?: Twist): Promise<Registered> {
    const made = shownIn(await this.make(twist));
    return { shown: shownIn(await this.prove(made)), passkey: this.newest() };
  }

  /** What the device answers when the page shows this act. */
  answer(act: ActView, account: PartyAccount, { shown, passkey }: Registered, twist?: Twist) {
    const request = approvalRequest(act, this.network, account, { passkeys: [shown], rpId: RP_ID });
    return this.device.get(request, twist, passkey);
  }

  approve(act: ActView, account: PartyAccount, registered: Registered, twist?: Twist): Promise<Answer> {
    return this.handIn(act, this.answer(act, account, registered, twist));
  }

  handIn({ id }: ActView, passkey: object): Promise<Answer> {
    return this.doors.call('POST', `acts/${id}/approvals`, { passkey });
  }

  private newest(): ResidentPasskey {
    const [passkey] = this.device.passkeys;
    if (!passkey) throw new Error('the device has no passkey');
    return passkey;
  }
}

/** Throws when the door refused. */
export function shownIn({ status, body }: Answer): ActingPasskey {
  if (status >= 300) throw new Error(`refused: ${JSON.stringify(body)}`);
  return body as unknown as ActingPasskey;
}

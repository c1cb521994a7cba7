import { Injectable } from '@nestjs/common';
import type { Principal } from '@tallystick/platform';
import { ActingPasskey } from '../../infra/acting/acting-passkey.entity.js';
import { PartyPeople } from '../people/party-people.js';
import { FindActingPasskeys } from './find-acting-passkeys.js';

/** An administrator has looked at a passkey that counted as a copy would, and lets it act again; its count stays the highest that was seen. */
@Injectable()
export class ClearSuspicion {
  constructor(
    private readonly passkeys: FindActingPasskeys,
    private readonly people: PartyPeople,
  ) {}

  /** Throws `ActingPasskeyNotFound` and `AdministratorNoMore`. */
  async run(id: string, caller: Principal): Promise<void> {
    await this.passkeys.seen(id, caller);
    await this.people.change(caller, (manager) => manager.update(ActingPasskey, { id }, { suspectedAt: null }));
  }
}

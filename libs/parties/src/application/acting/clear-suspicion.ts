import { Injectable } from '@nestjs/common';
import type { Principal } from '@tallystick/platform';
import { OwnSuspicion } from '../../domain/acting/errors.js';
import { ActingPasskey } from '../../infra/acting/acting-passkey.entity.js';
import { PartyPeople } from '../people/party-people.js';
import { FindActingPasskeys } from './find-acting-passkeys.js';

/** Another administrator than its owner has looked at a passkey that counted as a copy would, and lets it act again; its count stays the highest that was seen. */
@Injectable()
export class ClearSuspicion {
  constructor(
    private readonly passkeys: FindActingPasskeys,
    private readonly people: PartyPeople,
  ) {}

  /** Throws `ActingPasskeyNotFound`, `OwnSuspicion` and `AdministratorNoMore`. */
  async run(id: string, caller: Principal): Promise<void> {
    const { person } = await this.passkeys.seen(id, caller);
    if (caller.person?.id === person) throw new OwnSuspicion();
    await this.people.change(caller, (manager) => manager.update(ActingPasskey, { id }, { suspectedAt: null }));
  }
}

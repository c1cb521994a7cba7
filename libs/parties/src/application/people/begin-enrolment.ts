import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import { noteForAudit } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { EnrolmentRefused } from '../../domain/people/errors.js';
import { Organisation } from '../../infra/organisation.entity.js';
import { Person } from '../../infra/people/person.entity.js';
import { RegistrationChallenges } from './registration-challenges.js';
import { PersonLinks } from './person-links.js';
import { WebAuthn } from './webauthn.js';

/** What whoever has a link is to make a passkey of. The link is as good afterwards. */
@Injectable()
export class BeginEnrolment {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly links: PersonLinks,
    private readonly challenges: RegistrationChallenges,
    private readonly webAuthn: WebAuthn,
  ) {}

  /** Throws `EnrolmentRefused`. */
  async run(code: string): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const { manager } = this.dataSource;
    const link = await this.links.open(code, manager);
    if (!link) throw new EnrolmentRefused();
    const { id, name, party } = await manager.findOneByOrFail(Person, { id: link.person });
    noteForAudit({ party, objects: [{ kind: 'person', id }] });
    const organisation = await manager.findOneByOrFail(Organisation, { party });
    // Whoever works for two parties has to tell their two passkeys apart.
    return this.webAuthn.creationOptions(await this.challenges.issue({ link: link.id }), {
      id,
      name: `${name} (${organisation.name})`,
    });
  }
}

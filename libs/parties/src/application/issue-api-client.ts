import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Principal, Scope } from '@tallystick/platform';
import { randomUUID } from 'node:crypto';
import { Repository } from 'typeorm';
import { CredentialOfAnother, OrganisationNotFound } from '../domain/errors.js';
import { newSecret, secretHash } from '../domain/secret.js';
import { ApiClient } from '../infra/api-client.entity.js';
import { Organisation } from '../infra/organisation.entity.js';

export interface IssuedCredential {
  readonly clientId: string;
  /** Shown this once; only its hash is kept. */
  readonly clientSecret: string;
}

/** Makes an API credential: for one's own organisation, or, by the operator, the first one of an organisation it onboards. */
@Injectable()
export class IssueApiClient {
  constructor(
    @InjectRepository(Organisation) private readonly organisations: Repository<Organisation>,
    @InjectRepository(ApiClient) private readonly clients: Repository<ApiClient>,
  ) {}

  async run(party: string, label: string, scopes: readonly Scope[], caller: Principal): Promise<IssuedCredential> {
    if (caller.party !== party && !caller.isOperator) throw new CredentialOfAnother();
    if (!(await this.organisations.existsBy({ party }))) throw new OrganisationNotFound(party);
    const clientId = randomUUID();
    const clientSecret = newSecret();
    await this.clients.insert({ clientId, party, label, secretHash: secretHash(clientSecret), scopes: [...scopes] });
    return { clientId, clientSecret };
  }
}

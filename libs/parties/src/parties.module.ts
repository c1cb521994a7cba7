import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PartyDirectory } from '@tallystick/acts';
import { AccessTokens } from '@tallystick/platform';
import { DatabaseAccessTokens } from './application/database-access-tokens.js';
import { EnsureOperator } from './application/ensure-operator.js';
import { FindNames } from './application/find-names.js';
import { FindOrganisations } from './application/find-organisations.js';
import { LedgerPartyDirectory } from './application/ledger-party-directory.js';
import { PersonSessions } from './application/people/person-sessions.js';
import { RegisterOrganisation } from './application/register-organisation.js';
import { StoreCertificate } from './application/store-certificate.js';
import { AccessToken } from './infra/access-token.entity.js';
import { ApiClientSecret } from './infra/api-client-secret.entity.js';
import { ApiClient } from './infra/api-client.entity.js';
import { Organisation } from './infra/organisation.entity.js';
import { LedgerParty } from './infra/projection/ledger-party.entity.js';
import { peopleEntities } from './infra/people/people-entities.js';
import { LedgerRecovery } from './infra/projection/ledger-recovery.entity.js';

/** Global because acts and the guard ask it through ports of theirs. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forFeature([Organisation, ApiClient, ApiClientSecret, AccessToken]),
    TypeOrmModule.forFeature([LedgerParty, LedgerRecovery, ...peopleEntities]),
  ],
  providers: [
    { provide: AccessTokens, useClass: DatabaseAccessTokens },
    { provide: PartyDirectory, useClass: LedgerPartyDirectory },
    EnsureOperator,
    FindNames,
    FindOrganisations,
    PersonSessions,
    RegisterOrganisation,
    StoreCertificate,
  ],
  exports: [
    ...[AccessTokens, PartyDirectory, EnsureOperator, FindOrganisations, PersonSessions, RegisterOrganisation],
    ...[FindNames, StoreCertificate, TypeOrmModule],
  ],
})
export class PartiesModule {}

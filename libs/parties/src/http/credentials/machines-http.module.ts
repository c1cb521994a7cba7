import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthenticateClient } from '../../application/credentials/authenticate-client.js';
import { ChangeApiClient } from '../../application/credentials/change-api-client.js';
import { CountFailure } from '../../application/credentials/count-failure.js';
import { CREDENTIAL_LIMITS, type CredentialLimits } from '../../application/credentials/credential-limits.js';
import { EndClientSecret } from '../../application/credentials/end-client-secret.js';
import { FindApiClients } from '../../application/credentials/find-api-clients.js';
import { IssueAccessToken } from '../../application/credentials/issue-access-token.js';
import { IssueApiClient } from '../../application/credentials/issue-api-client.js';
import { RevokeAccessToken } from '../../application/credentials/revoke-access-token.js';
import { RevokeApiClient } from '../../application/credentials/revoke-api-client.js';
import { RotateClientSecret } from '../../application/credentials/rotate-client-secret.js';
import { SignInAttempts } from '../../application/credentials/sign-in-attempts.js';
import { GUESSING_LIMITS, type GuessingLimits } from '../../domain/credentials/sign-in-hold.js';
import { SignInAttempt } from '../../infra/sign-in-attempt.entity.js';
import { PartiesModule } from '../../parties.module.js';
import { ApiClientsController } from './api-clients.controller.js';
import { AuthorizationServerController, ISSUER } from './authorization-server.controller.js';
import { TokenController } from './token.controller.js';

export interface MachinesSettings {
  readonly credentials: CredentialLimits;
  readonly guessing: GuessingLimits;
  /** The origin at which the world finds the api, without a slash at the end. */
  readonly issuer: string;
}

/** Machines sign in and have their credentials kept. */
@Module({})
export class MachinesHttpModule {
  static forRoot({ credentials, guessing, issuer }: MachinesSettings): DynamicModule {
    return {
      module: MachinesHttpModule,
      imports: [PartiesModule, TypeOrmModule.forFeature([SignInAttempt])],
      controllers: [TokenController, AuthorizationServerController, ApiClientsController],
      providers: [
        { provide: CREDENTIAL_LIMITS, useValue: credentials },
        { provide: GUESSING_LIMITS, useValue: guessing },
        { provide: ISSUER, useValue: issuer },
        AuthenticateClient,
        ChangeApiClient,
        CountFailure,
        EndClientSecret,
        FindApiClients,
        IssueAccessToken,
        IssueApiClient,
        RevokeAccessToken,
        RevokeApiClient,
        RotateClientSecret,
        SignInAttempts,
      ],
    };
  }
}

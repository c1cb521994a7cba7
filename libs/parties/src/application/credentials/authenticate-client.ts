import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, noteForAudit } from '@tallystick/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { ClientCredentialsWrong } from '../../domain/errors.js';
import { secretMatches } from '../../domain/secret.js';
import { ApiClientSecret } from '../../infra/api-client-secret.entity.js';
import { ApiClient } from '../../infra/api-client.entity.js';
import { SignInAttempts } from './sign-in-attempts.js';

export interface ShownCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where it comes from, as far as that is known; attempts are counted by it. */
  readonly address: string;
}

export interface AuthenticatedClient {
  readonly client: ApiClient;
  readonly secret: ApiClientSecret;
}

/** As many as a credential can have: so many are compared for every request, also of a client that is not there. */
const SECRETS = 2;
/** The hash of no text that anybody could find. */
const NO_HASH = '0'.repeat(64);

/** Whether who asks at an OAuth endpoint is the client that it says. One way for all such endpoints, so that none is a second place to guess at. */
@Injectable()
export class AuthenticateClient {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly attempts: SignInAttempts,
  ) {}

  /**
   * An unknown client, a wrong secret and a credential that is over cost the same and are answered the same.
   * @param then what the client asked for, in the transaction in which its attempt is counted
   * @throws ClientCredentialsWrong, SignInHeld
   */
  async run<T>(
    shown: ShownCredentials,
    then: (client: AuthenticatedClient, manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    await this.note(shown);
    const outcome = await this.attempts.during(shown, async (manager) => {
      const client = await this.find(manager, shown);
      return client && { answer: await then(client, manager) };
    });
    if (!outcome) throw new ClientCredentialsWrong();
    return outcome.answer;
  }

  /** Whose credential it is that is used, or guessed at: its party is told of either. */
  private async note({ clientId }: ShownCredentials): Promise<void> {
    const [client] = await this.dataSource.query<{ party: string; is_operator: boolean }[]>(WHOSE, [nameOf(clientId)]);
    if (!client) return;
    const kind = client.is_operator ? 'operator' : 'machine';
    noteForAudit({ party: client.party, actor: { kind, id: clientId } });
  }

  private async find(
    manager: EntityManager,
    { clientId, clientSecret }: ShownCredentials,
  ): Promise<AuthenticatedClient | undefined> {
    const now = new Date(this.clock.nowMs());
    const named = nameOf(clientId);
    const client = await manager.findOneBy(ApiClient, { clientId: named });
    const secrets = await manager.findBy(ApiClientSecret, { clientId: named });
    const live = secrets.filter(({ endsAt }) => endsAt === null || endsAt > now);
    const matching = Array.from({ length: SECRETS }, (_, place) => live[place]).filter((secret) =>
      secretMatches(clientSecret, secret?.hash ?? NO_HASH),
    );
    const [secret] = matching;
    if (!client || !secret || !isTaken(client, now)) return undefined;
    return { client, secret };
  }
}

function isTaken({ startsAt, expiresAt, revokedAt }: ApiClient, now: Date): boolean {
  return !revokedAt && !(startsAt && startsAt > now) && !(expiresAt && expiresAt <= now);
}

/** What HTTP Basic brings has passed no validation, and PostgreSQL's text cannot hold U+0000; nobody is called the empty text. */
const nameOf = (clientId: string) => (clientId.includes('\0') ? '' : clientId);

/** One question whether or not there is one. */
const WHOSE = `
  SELECT organisation.party, organisation.is_operator
  FROM papers.api_client client JOIN papers.organisation organisation USING (party) WHERE client.client_id = $1`;

import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, decodeCursor, type Page, pageOf, type Principal } from '@tallystick/platform';
import { DataSource, In, IsNull, MoreThan } from 'typeorm';
import { ApiClientNotFound } from '../../domain/credentials/credential-errors.js';
import { ApiClientSecret } from '../../infra/api-client-secret.entity.js';
import { ApiClient } from '../../infra/api-client.entity.js';
import { API_CLIENTS } from '../who-sees-what.js';

export type ApiClientState = 'pending' | 'active' | 'expired' | 'revoked';

export interface ListedApiClient {
  readonly client: ApiClient;
  readonly state: ApiClientState;
  /** Those that are in use, the oldest first. */
  readonly secrets: readonly ApiClientSecret[];
}

const MOMENT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{12}Z$/;
const CLIENT_ID = /^.{1,200}$/;

/** The credentials of the caller's own organisation. Another's are not there, whoever asks. */
@Injectable()
export class FindApiClients {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The newest first. */
  async page(caller: Principal, cursor: string | undefined, limit: number): Promise<Page<ListedApiClient>> {
    const [createdAt, clientId] = decodeCursor(cursor, [MOMENT, CLIENT_ID]) ?? [];
    const query = API_CLIENTS.seenBy(caller, this.dataSource.manager)
      .orderBy('client.createdAt', 'DESC')
      .addOrderBy('client.clientId', 'DESC')
      .take(limit + 1);
    if (createdAt) {
      query.andWhere('(client.createdAt, client.clientId) < (:createdAt, :clientId)', { createdAt, clientId });
    }
    const listed = await this.withSecrets(await query.getMany());
    return pageOf(
      listed,
      limit,
      ({ client }) => [client.createdAt.toISOString(), client.clientId],
      (row) => row,
    );
  }

  /** Throws `ApiClientNotFound`. */
  async byId(clientId: string, caller: Principal): Promise<ListedApiClient> {
    const client = await API_CLIENTS.seenBy(caller, this.dataSource.manager)
      .andWhere('client.clientId = :clientId', { clientId })
      .getOne();
    const [listed] = client ? await this.withSecrets([client]) : [];
    if (!listed) throw new ApiClientNotFound(clientId);
    return listed;
  }

  private async withSecrets(clients: readonly ApiClient[]): Promise<ListedApiClient[]> {
    const now = new Date(this.clock.nowMs());
    const of = { clientId: In(clients.map(({ clientId }) => clientId)) };
    const secrets = await this.dataSource.manager.find(ApiClientSecret, {
      where: [
        { ...of, endsAt: IsNull() },
        { ...of, endsAt: MoreThan(now) },
      ],
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    return clients.map((client) => {
      const state = stateOf(client, now);
      const own = secrets.filter(({ clientId }) => clientId === client.clientId);
      return { client, state, secrets: state === 'active' || state === 'pending' ? own : [] };
    });
  }
}

function stateOf({ revokedAt, expiresAt, startsAt }: ApiClient, now: Date): ApiClientState {
  if (revokedAt) return 'revoked';
  if (expiresAt && expiresAt <= now) return 'expired';
  return startsAt && startsAt > now ? 'pending' : 'active';
}

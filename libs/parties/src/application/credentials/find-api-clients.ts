import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, type ListRequest, type Page, type Principal, readList } from '@tallystick/platform';
import { DataSource, In, IsNull, MoreThan } from 'typeorm';
import { ApiClientNotFound } from '../../domain/credentials/credential-errors.js';
import { ApiClientSecret } from '../../infra/api-client-secret.entity.js';
import { ApiClient } from '../../infra/api-client.entity.js';
import { API_CLIENT_LIST, type API_CLIENT_STATES } from '../lists.js';
import { API_CLIENTS } from '../who-sees-what.js';

export type ApiClientState = (typeof API_CLIENT_STATES)[number];

export interface ListedApiClient {
  readonly client: ApiClient;
  readonly state: ApiClientState;
  /** Those that are in use, the oldest first. */
  readonly secrets: readonly ApiClientSecret[];
}

/** The credentials of the caller's own organisation. Another's are not there, whoever asks. */
@Injectable()
export class FindApiClients {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The newest first. */
  async page(request: ListRequest, caller: Principal): Promise<Page<ListedApiClient>> {
    const query = API_CLIENTS.seenBy(caller, this.dataSource.manager).setParameter('now', new Date(this.clock.nowMs()));
    const { items, ...more } = await readList(query, API_CLIENT_LIST, request);
    return { ...more, items: await this.withSecrets(items) };
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

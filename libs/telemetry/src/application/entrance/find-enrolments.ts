import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { decodeCursor, type Page, pageOf, type Principal, UUID_KEY } from '@tallystick/platform';
import { DataSource, MoreThan } from 'typeorm';
import { EnrolmentNotFound } from '../../domain/enrolment/entrance-errors.js';
import type { EnrolmentState } from '../../domain/enrolment/enrolment-state.js';
import { sha256 } from '../../domain/sha256.js';
import { EnrolmentRequest } from '../../infra/enrolment-request.entity.js';
import { Gateway } from '../../infra/gateway.entity.js';
import { SiteAccess } from '../sites/site-access.js';

export interface NamedRequest {
  readonly request: EnrolmentRequest;
  readonly gateway: string;
}

export interface EnrolmentFilter {
  readonly state?: EnrolmentState | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Which gateways ask to come in, for the site's operator; and for each gateway what became of its own request. */
@Injectable()
export class FindEnrolments {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly access: SiteAccess,
  ) {}

  /** The first to ask first. @throws SiteNotFound, SiteOperatorOnly */
  async page(site: string, { state, cursor, limit }: EnrolmentFilter, caller: Principal): Promise<Page<NamedRequest>> {
    const { number } = await this.access.toRun(site, caller);
    const [after] = decodeCursor(cursor, [UUID_KEY]) ?? [];
    const { manager } = this.dataSource;
    const where = { site: number, ...(state && { state }), ...(after && { id: MoreThan(after) }) };
    const rows = await manager.find(EnrolmentRequest, { where, order: { id: 'ASC' }, take: limit + 1 });
    const gateways = await manager.findBy(Gateway, { site: number });
    const names = new Map(gateways.map(({ id, name }) => [id, name]));
    return pageOf(
      rows,
      limit,
      ({ id }) => [id],
      (request) => ({ request, gateway: names.get(request.gateway) ?? '' }),
    );
  }

  /** @throws SiteNotFound, SiteOperatorOnly, EnrolmentNotFound */
  async byId(site: string, id: string, caller: Principal): Promise<NamedRequest> {
    const { number } = await this.access.toRun(site, caller);
    const request = await this.dataSource.manager.findOneBy(EnrolmentRequest, { id, site: number });
    if (!request) throw new EnrolmentNotFound();
    return this.named(request);
  }

  /** For the gateway that asked. A wrong secret is told as a request that is not there. @throws EnrolmentNotFound */
  async bySecret(id: string, pollSecret: string): Promise<NamedRequest> {
    const request = await this.dataSource.manager.findOneBy(EnrolmentRequest, { id });
    const hash = sha256(new TextEncoder().encode(pollSecret));
    if (!request || !timingSafeEqual(request.pollHash, hash)) throw new EnrolmentNotFound();
    return this.named(request);
  }

  private async named(request: EnrolmentRequest): Promise<NamedRequest> {
    const { name } = await this.dataSource.manager.findOneByOrFail(Gateway, { id: request.gateway });
    return { request, gateway: name };
  }
}

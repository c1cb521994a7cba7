import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type ListRequest, type Page, type Principal, readList } from '@tallystick/platform';
import { DataSource, In } from 'typeorm';
import { EnrolmentNotFound } from '../../domain/enrolment/entrance-errors.js';
import { sha256 } from '../../domain/sha256.js';
import { EnrolmentRequest } from '../../infra/enrolment-request.entity.js';
import { Gateway } from '../../infra/gateway.entity.js';
import { SiteAccess } from '../sites/site-access.js';
import { ENROLMENT_LIST } from './enrolment-list.js';

export interface NamedRequest {
  readonly request: EnrolmentRequest;
  readonly gateway: string;
}

/** Which gateways ask to come in, for the site's operator; and for each gateway what became of its own request. */
@Injectable()
export class FindEnrolments {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly access: SiteAccess,
  ) {}

  /** The first to ask first. @throws SiteNotFound, SiteOperatorOnly */
  async page(site: string, request: ListRequest, caller: Principal): Promise<Page<NamedRequest>> {
    const { number } = await this.access.toRun(site, caller);
    const { manager } = this.dataSource;
    const query = manager
      .createQueryBuilder(EnrolmentRequest, 'request')
      .innerJoin(Gateway, 'gateway', 'gateway.id = request.gateway')
      .where('request.site = :number', { number });
    const { items, ...more } = await readList(query, ENROLMENT_LIST, request);
    const gateways = await manager.findBy(Gateway, { id: In(items.map(({ gateway }) => gateway)) });
    const names = new Map(gateways.map(({ id, name }) => [id, name]));
    return { ...more, items: items.map((one) => ({ request: one, gateway: names.get(one.gateway) ?? '' })) };
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

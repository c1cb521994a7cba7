import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type ListRequest, type Page, type Principal, readList } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { FactNotFound } from '../domain/errors.js';
import { FactStanding } from '../infra/fact-standing.view.js';
import { FACT_LIST } from './fact-list.js';
import { FACTS } from './who-sees-what.js';

/** The facts that a party sees. */
@Injectable()
export class FindFacts {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async byKey(key: string, caller: Principal): Promise<FactStanding> {
    const fact = await FACTS.seenBy(caller, this.dataSource.manager).andWhere('fact.key = :key', { key }).getOne();
    if (!fact) throw new FactNotFound();
    return fact;
  }

  /** Newest first. */
  page(request: ListRequest, caller: Principal): Promise<Page<FactStanding>> {
    return readList(FACTS.seenBy(caller, this.dataSource.manager), FACT_LIST, request);
  }
}

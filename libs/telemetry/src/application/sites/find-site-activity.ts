import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Site } from '../../infra/site.entity.js';

/** What goes on at a site, for whoever looks over several. */
export interface SiteActivity {
  readonly gateways: number;
  readonly lastHeardAt: Date | null;
  /** Open ones. */
  readonly criticalAlarms: number;
  readonly warnAlarms: number;
  /** Of both, those of which the operator has not said that it knows. */
  readonly unacknowledgedAlarms: number;
}

export const SILENT_SITE: SiteActivity = {
  ...{ gateways: 0, lastHeardAt: null, criticalAlarms: 0, warnAlarms: 0, unacknowledgedAlarms: 0 },
};

/** Open alarms are few and have an index of their own, however many a site has had. */
const ACTIVITY = `
  SELECT site.number::text AS number, heard.*, open.*
  FROM unnest($1::bigint[]) AS site (number)
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS gateways, max(sequence.last_received_at) AS "lastHeardAt"
    FROM telemetry.gateway LEFT JOIN telemetry.gateway_sequence AS sequence ON sequence.gateway = gateway.id
    WHERE gateway.site = site.number
  ) AS heard
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE level = 'critical')::int AS "criticalAlarms", count(*) FILTER (WHERE level = 'warn')::int AS "warnAlarms",
      count(*) FILTER (WHERE state IN ('unacknowledged', 'latched-unacknowledged', 'returned-unacknowledged'))::int AS "unacknowledgedAlarms"
    FROM telemetry.alarm WHERE alarm.site = site.number AND alarm.state <> 'closed'
  ) AS open`;

/** Counted by the database, for a page of sites in one question. */
@Injectable()
export class FindSiteActivity {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** By the site's number. @param sites whoever asks may see them all */
  async of(sites: readonly Pick<Site, 'number'>[]): Promise<ReadonlyMap<string, SiteActivity>> {
    const numbers = sites.map(({ number }) => number);
    const rows = await this.dataSource.query<(SiteActivity & { readonly number: string })[]>(ACTIVITY, [numbers]);
    return new Map(rows.map(({ number, ...activity }) => [number, activity]));
  }
}

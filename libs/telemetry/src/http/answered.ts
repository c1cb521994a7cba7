import type { FastifyReply } from 'fastify';
import type { StoredSiteAct } from '../infra/site-act.entity.js';
import { type SiteActView, siteActView } from './act.view.js';

/** 202 for what waits for the intake still. */
export function answered(act: StoredSiteAct, reply: FastifyReply): SiteActView {
  void reply.status(act.heardAt ? 200 : 202);
  return siteActView(act);
}

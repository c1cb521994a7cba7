import { useSiteChange, type WholeAlarm } from '../site-doors.js';
import type { Reasoned } from './reason-dialogue.js';

/** What can be done with an alarm. */
export function useAlarmDoors(site: string, { id, rule, instance }: WholeAlarm) {
  const path = { site, id };
  const acknowledging = useSiteChange(site, ({ routes, call }, _: undefined) =>
    call(routes.POST('/v1/sites/{site}/alarms/{id}/acknowledge', { params: { path } })),
  );
  const unshelving = useSiteChange(site, ({ routes, call }, _: undefined) =>
    call(routes.POST('/v1/sites/{site}/unshelvings', { params: { path: { site } }, body: { rule, instance } })),
  );
  const resetting = useSiteChange(site, ({ routes, call }, { reason }: Reasoned) =>
    call(routes.POST('/v1/sites/{site}/alarms/{id}/reset', { params: { path }, body: { reason } })),
  );
  return { acknowledging, unshelving, resetting };
}

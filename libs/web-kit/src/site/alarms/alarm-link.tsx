import { sitePath, useSiteHost } from '../site-host.js';
import type { Alarm } from '../site-doors.js';
import { useSiteWords } from '../words/index.js';

/** An alarm by what it says, which leads to it. */
export function AlarmLink({
  site,
  alarm: { id, ruleId },
}: {
  readonly site: string;
  readonly alarm: Pick<Alarm, 'id' | 'ruleId'>;
}) {
  const { Link } = useSiteHost();
  const { rules } = useSiteWords();
  return <Link to={sitePath(site, 'alarms', id)}>{rules[ruleId].name}</Link>;
}

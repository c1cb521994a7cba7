import { Tag, type Tone } from '@tallystick/web-kit';
import { Link } from 'react-router';
import { shortId } from '../receivables/short-id.js';
import { useWords } from '../words/index.js';
import type { AuditEntry } from './audit-doors.js';
import './audit-log.css';
import { placeOf, placeOfActor } from './audit-places.js';

const TONES: Readonly<Record<AuditEntry['outcome'], Tone>> = { done: 'good', refused: 'warn', failed: 'bad' };

interface EntryTerms {
  readonly entry: AuditEntry;
}

/** Who it was, by name where it is one of the organisation's own. */
export function Actor({ entry }: EntryTerms) {
  const { audit: words } = useWords();
  const { actorKind, actorId, actorName } = entry;
  const place = placeOfActor(entry);
  const name = actorName ?? (actorKind === 'person' || actorKind === 'machine' ? actorId : undefined);
  if (name === undefined) return <span className="tk-quiet">{words.actors[actorKind]}</span>;
  return (
    <span className="pt-audit-pair">
      {place === undefined ? <span className="tk-mono">{name}</span> : <Link to={place}>{name}</Link>}
      <span className="tk-quiet">{words.actors[actorKind]}</span>
    </span>
  );
}

/** What it was about, and the way there. */
export function About({ entry }: EntryTerms) {
  const { audit: words, acts } = useWords();
  const { objectKind, objectId, objectName, details } = entry;
  if (objectKind === undefined) return <span className="tk-quiet">{words.none}</span>;
  const kind = words.objects[objectKind] ?? objectKind;
  const known = objectName ?? (objectKind === 'act' ? actName(acts.kinds, details?.['kind']) : undefined);
  const place = placeOf(entry);
  const named = known ?? (objectId === undefined ? kind : `${kind} ${shortId(objectId)}`);
  return (
    <span className="pt-audit-pair" title={objectId}>
      {place === undefined ? <span>{named}</span> : <Link to={place}>{named}</Link>}
      {known !== undefined && <span className="tk-quiet">{kind}</span>}
    </span>
  );
}

const actName = (names: Readonly<Record<string, string>>, kind: string | undefined) =>
  kind === undefined ? undefined : names[kind];

export function Outcome({ entry: { outcome, code, times } }: EntryTerms) {
  const { audit: words } = useWords();
  return (
    <>
      <Tag tone={TONES[outcome]}>{words.outcomes[outcome]}</Tag> {times > 1 && <span>{words.times(times)} </span>}
      {code !== undefined && <span className="tk-mono tk-quiet">{code}</span>}
    </>
  );
}

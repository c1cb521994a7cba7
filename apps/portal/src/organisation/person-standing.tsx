import { Tag } from '@tallystick/web-kit';
import { useWords } from '../words/index.js';
import type { Person } from './people-doors.js';

export function PersonStanding({ person: { struckOffAt, hasPasskey, linkExpiresAt } }: { readonly person: Person }) {
  const { people: words } = useWords();
  if (struckOffAt) return <Tag tone="bad">{words.struckOff}</Tag>;
  if (hasPasskey) return <Tag tone="good">{words.active}</Tag>;
  return linkExpiresAt ? <Tag tone="info">{words.invited}</Tag> : <Tag tone="warn">{words.outside}</Tag>;
}

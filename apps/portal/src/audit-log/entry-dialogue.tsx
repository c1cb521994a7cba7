import { Dialogue, Facts, Moment } from '@tallystick/web-kit';
import { Button } from 'antd';
import { useWords } from '../words/index.js';
import { About, Actor, Outcome } from './audit-cells.js';
import type { AuditEntry } from './audit-doors.js';
import './audit-log.css';

interface EntryDialogueTerms {
  readonly entry: AuditEntry;
  readonly onClose: () => void;
}

/** One entry, whole: what the service keeps of it, by the names that its document has for whoever reads both. */
export function EntryDialogue({ entry, onClose }: EntryDialogueTerms) {
  const { audit: words } = useWords();
  const { at, action, number, objectId, route, requestId, address, reason, details = {}, hash } = entry;
  const mono = (text: string) => <span className="tk-mono pt-audit-text">{text}</span>;
  const told = [
    [words.thing, objectId],
    [words.reason, reason],
    ...Object.entries(details).map(([name, value]) => [words.details[name] ?? name, value] as const),
    [words.address, address],
    [words.route, route],
    [words.request, requestId],
    [words.number, number],
    [words.hash, hash],
  ] as const;
  return (
    <Dialogue
      title={words.actions[action]}
      width={640}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {words.close}
        </Button>
      }
    >
      <Facts
        items={[
          [words.at, <Moment key="at" at={at} />],
          [words.who, <Actor key="who" entry={entry} />],
          [words.about, <About key="about" entry={entry} />],
          [words.outcome, <Outcome key="outcome" entry={entry} />],
          ...told.flatMap(([name, text]) => (text === undefined ? [] : [[name, mono(text)] as const])),
        ]}
      />
      <p className="tk-quiet">{number === undefined ? words.unsealed : words.sealed}</p>
    </Dialogue>
  );
}

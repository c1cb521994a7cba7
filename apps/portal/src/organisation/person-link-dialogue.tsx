import { Moment } from '@tallystick/web-kit';
import { SCREENS } from '../screen-list.js';
import { useWords } from '../words/index.js';
import { CopyButton } from '../confirming/copy-button.js';
import type { PersonLink } from './people-doors.js';
import { ShownOnce } from '../confirming/shown-once.js';

interface PersonLinkDialogueTerms {
  readonly name: string;
  readonly link: PersonLink;
  readonly onClose: () => void;
}

/** The address is made here: its secret is behind the `#`, which browsers send to nobody. */
export function PersonLinkDialogue({ name, link, onClose }: PersonLinkDialogueTerms) {
  const { people: words } = useWords();
  const address = `${location.origin}${SCREENS.enrol.path}#${link.code}`;
  return (
    <ShownOnce title={words.linkTitle} close={words.close} onClose={onClose}>
      <p>{words.linkHint(name)}</p>
      <code>{address}</code>
      <p>
        {words.linkUntil} <Moment at={link.expiresAt} />
      </p>
      <CopyButton text={address} label={words.copy} />
    </ShownOnce>
  );
}

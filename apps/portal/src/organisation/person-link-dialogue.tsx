import { Moment } from '@tallystick/web-kit';
import { Modal } from 'antd';
import { SCREENS } from '../screen-list.js';
import { useWords } from '../words/index.js';
import { CopyButton } from './copy-button.js';
import type { PersonLink } from './people-doors.js';

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
    <Modal
      open
      title={words.linkTitle}
      okText={words.close}
      onOk={onClose}
      onCancel={onClose}
      maskClosable={false}
      cancelButtonProps={{ hidden: true }}
    >
      <div className="pt-once">
        <p>{words.linkHint(name)}</p>
        <code>{address}</code>
        <p>
          {words.linkUntil} <Moment at={link.expiresAt} />
        </p>
        <CopyButton text={address} label={words.copy} />
      </div>
    </Modal>
  );
}

import { Form, Radio } from 'antd';
import { useSiteChange } from '../site-doors.js';
import { useSiteWords } from '../words/index.js';
import { ReasonDialogue, type Reasoned } from './reason-dialogue.js';

interface ShelveDialogueTerms {
  readonly site: string;
  readonly rule: string;
  readonly instance: string;
  readonly onClose: () => void;
}

interface ShelveForm extends Reasoned {
  readonly minutes: string;
}

const MINUTE_MS = 60_000;

/** The site's operator is not told of an alarm for a while. The installation says how long at most. */
export function ShelveDialogue({ site, rule, instance, onClose }: ShelveDialogueTerms) {
  const { alarms: words } = useSiteWords();
  const shelving = useSiteChange(site, ({ routes, call }, { minutes, reason }: ShelveForm) => {
    const until = new Date(Date.now() + Number(minutes) * MINUTE_MS).toISOString();
    const body = { rule, instance, until, reason };
    return call(routes.POST('/v1/sites/{site}/shelvings', { params: { path: { site } }, body }));
  });
  return (
    <ReasonDialogue<ShelveForm>
      title={words.shelve}
      hint={words.shelveHint}
      change={shelving}
      onClose={onClose}
      initial={{ minutes: '60' }}
    >
      <Form.Item name="minutes" label={words.until} htmlFor="">
        <Radio.Group
          aria-label={words.until}
          options={Object.entries(words.lengths).map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
    </ReasonDialogue>
  );
}

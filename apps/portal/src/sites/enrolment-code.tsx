import { FormDialogue, Moment } from '@tallystick/web-kit';
import { useSiteChange } from '@tallystick/web-kit/site';
import { Form, InputNumber } from 'antd';
import { CopyButton } from '../confirming/copy-button.js';
import { ShownOnce } from '../confirming/shown-once.js';
import { useWords } from '../words/index.js';

interface EnrolmentCodeTerms {
  readonly site: string;
  readonly gateway: string;
  readonly onClose: () => void;
}

interface CodeForm {
  readonly validMinutes: number;
}

const USUAL_MINUTES = 60;

/** Makes a code for one gateway, and shows it, once. */
export function EnrolmentCode({ site, gateway, onClose }: EnrolmentCodeTerms) {
  const { siteWork } = useWords();
  const { gateways: words, cancel, close, needed } = siteWork;
  const making = useSiteChange(site, ({ routes, call }, { validMinutes }: CodeForm) => {
    const body = { gateway, validMinutes };
    return call(routes.POST('/v1/sites/{site}/enrolment-codes', { params: { path: { site } }, body }));
  });
  if (making.data) {
    const { code, expiresAt } = making.data;
    return (
      <ShownOnce title={words.codeTitle} close={close} onClose={onClose}>
        <p>{words.codeHint}</p>
        <code>{code}</code>
        <p>
          {words.codeUntil} <Moment at={expiresAt} />
        </p>
        <CopyButton text={code} label={words.copy} />
      </ShownOnce>
    );
  }
  return (
    <FormDialogue<CodeForm>
      title={words.codeOf(gateway)}
      cancel={cancel}
      initial={{ validMinutes: USUAL_MINUTES }}
      change={making}
      onClose={onClose}
    >
      <Form.Item name="validMinutes" label={words.minutes} rules={[{ required: true, message: needed }]}>
        <InputNumber min={1} precision={0} autoFocus />
      </Form.Item>
    </FormDialogue>
  );
}

import { FormDialogue, useClosing } from '@tallystick/web-kit';
import { Form, Input } from 'antd';
import { useWords } from '../words/index.js';
import { type PaperForm, type PaperKind, useHandingIn } from './papers-doors.js';

interface HandInPaperTerms {
  readonly site: string;
  readonly kind: PaperKind;
  readonly onClose: () => void;
}

const REFERENCE_MAX = 100;
const DEVICE_MAX = 64;
const DECIMAL = /^-?[0-9]{1,18}(\.[0-9]{1,9})?$/;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Tells the site's rules beforehand what is ordinary. */
export function HandInPaper({ site, kind, onClose }: HandInPaperTerms) {
  const { siteWork } = useWords();
  const { papers: words, cancel, needed } = siteWork;
  const handing = useHandingIn(site, kind);
  useClosing(handing.isSuccess, onClose);
  const required = [{ required: true, whitespace: true, message: needed }];
  const amount = kind === 'movement' ? words.change : words.quantity;
  return (
    <FormDialogue<PaperForm>
      title={words.handIn(words.kinds[kind])}
      cancel={cancel}
      initial={{ from: localMinute(Date.now()), until: localMinute(Date.now() + HOUR_MS) }}
      change={handing}
      onClose={onClose}
    >
      <p className="tk-quiet">{words.kindHints[kind]}</p>
      <Form.Item name="device" label={words.devices[kind]} rules={required}>
        <Input maxLength={DEVICE_MAX} autoFocus />
      </Form.Item>
      {kind === 'tags-expected' ? (
        <>
          <Form.Item name="add" label={words.add}>
            <Input.TextArea rows={3} />
          </Form.Item>
          <Form.Item name="remove" label={words.remove}>
            <Input.TextArea rows={3} />
          </Form.Item>
        </>
      ) : (
        <>
          <Form.Item name="from" label={words.from} rules={required}>
            <Input type="datetime-local" />
          </Form.Item>
          <Form.Item name="until" label={words.until} rules={required}>
            <Input type="datetime-local" />
          </Form.Item>
        </>
      )}
      {(kind === 'movement' || kind === 'release-order') && (
        <Form.Item name="amount" label={amount} rules={[{ required: true, pattern: DECIMAL, message: words.decimal }]}>
          <Input inputMode="decimal" />
        </Form.Item>
      )}
      <Form.Item name="reference" label={words.reference}>
        <Input maxLength={REFERENCE_MAX} />
      </Form.Item>
    </FormDialogue>
  );
}

/** As the browser's field takes it: by the reader's own clock. */
function localMinute(ms: number): string {
  const own = ms - new Date(ms).getTimezoneOffset() * MINUTE_MS;
  return new Date(own).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length);
}

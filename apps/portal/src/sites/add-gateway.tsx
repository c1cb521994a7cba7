import { FormDialogue, useClosing } from '@tallystick/web-kit';
import { useSiteChange } from '@tallystick/web-kit/site';
import { Form, Input } from 'antd';
import { useWords } from '../words/index.js';

interface AddGatewayTerms {
  readonly site: string;
  readonly onClose: () => void;
}

interface GatewayForm {
  readonly name: string;
}

const NAME_MAX = 64;

/** Names a gateway that signs its batches. One of a vendor's comes with a mapping, which the API takes. */
export function AddGateway({ site, onClose }: AddGatewayTerms) {
  const { siteWork } = useWords();
  const { gateways: words, cancel, needed } = siteWork;
  const adding = useSiteChange(site, ({ routes, call }, { name }: GatewayForm) =>
    call(routes.POST('/v1/sites/{site}/gateways', { params: { path: { site } }, body: { name, dialect: 'signed' } })),
  );
  useClosing(adding.isSuccess, onClose);
  return (
    <FormDialogue<GatewayForm> title={words.add} cancel={cancel} initial={{}} change={adding} onClose={onClose}>
      <Form.Item
        name="name"
        label={words.name}
        extra={words.nameHint}
        rules={[{ required: true, whitespace: true, message: needed }]}
      >
        <Input maxLength={NAME_MAX} autoFocus />
      </Form.Item>
    </FormDialogue>
  );
}

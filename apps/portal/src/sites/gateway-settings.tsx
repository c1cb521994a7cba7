import { FormDialogue, useClosing } from '@tallystick/web-kit';
import { useSiteChange } from '@tallystick/web-kit/site';
import { Form, InputNumber } from 'antd';
import { useWords } from '../words/index.js';
import type { Gateway } from './gateways-doors.js';

interface GatewaySettingsTerms {
  readonly site: string;
  readonly gateway: Gateway;
  readonly onClose: () => void;
}

/** In which bounds gateways take them. */
const FIELDS = {
  batchReadings: { min: 1, max: 1_000 },
  batchMs: { min: 10, max: 60_000 },
  signOfLifeMs: { min: 1_000, max: 3_600_000 },
} as const;
type Field = keyof typeof FIELDS;
type SettingsForm = Partial<Readonly<Record<Field, number | null>>>;
const names = Object.keys(FIELDS) as Field[];

/** What is set of a gateway from afar. What else is set, such as its drivers', stays as it is. */
export function GatewaySettings({ site, gateway: { name, settings }, onClose }: GatewaySettingsTerms) {
  const { siteWork } = useWords();
  const { gateways: words, cancel } = siteWork;
  const setting = useSiteChange(site, ({ routes, call }, form: SettingsForm) => {
    const others = Object.entries(settings).filter(([key]) => !names.includes(key as Field));
    const given = names.flatMap((key) => (typeof form[key] === 'number' ? [[key, form[key]] as const] : []));
    const body = { settings: Object.fromEntries([...others, ...given]) };
    return call(routes.PUT('/v1/sites/{site}/gateways/{name}/settings', { params: { path: { site, name } }, body }));
  });
  useClosing(setting.isSuccess, onClose);
  return (
    <FormDialogue<SettingsForm>
      title={words.settingsOf(name)}
      cancel={cancel}
      initial={settings}
      change={setting}
      onClose={onClose}
    >
      <p className="tk-quiet">{words.settingsHint}</p>
      {names.map((key) => (
        <Form.Item key={key} name={key} label={words[key]}>
          <InputNumber {...FIELDS[key]} precision={0} />
        </Form.Item>
      ))}
    </FormDialogue>
  );
}

import { Select } from '@tallystick/web-kit';
import { ReasonDialogue, type Reasoned, type SiteRule, useSiteChange, useSiteRules } from '@tallystick/web-kit/site';
import { Form, Input } from 'antd';
import { useWords } from '../words/index.js';

interface TakeOutTerms {
  readonly site: string;
  readonly onClose: () => void;
}

interface TakeOutForm extends Reasoned {
  readonly device: string;
  /** As the browser's field has it; left empty until it is returned. */
  readonly until?: string;
}

/** Takes a device out of service: every rule that watches it is silenced for the operator, from now on. */
export function TakeOut({ site, onClose }: TakeOutTerms) {
  const { siteWork } = useWords();
  const { outages: words, needed } = siteWork;
  const rules = useSiteRules(site).data?.items ?? [];
  const taking = useSiteChange(site, ({ routes, call }, { device, until, reason }: TakeOutForm) => {
    const targets = rules.flatMap((rule) => targetOf(rule, device));
    const span = { from: new Date().toISOString(), ...(until ? { until: new Date(until).toISOString() } : {}) };
    const body = { targets, reason, ...span };
    return call(routes.POST('/v1/sites/{site}/outages', { params: { path: { site } }, body }));
  });
  const devices = [...new Set(rules.flatMap((rule) => deviceOf(rule) ?? []))].toSorted();
  return (
    <ReasonDialogue<TakeOutForm> title={words.takeOut} hint={words.about} change={taking} onClose={onClose}>
      <Form.Item name="device" label={words.device} rules={[{ required: true, message: needed }]}>
        <Select label={words.device} options={devices.map((value) => ({ value, label: value }))} width={240} />
      </Form.Item>
      <Form.Item name="until" label={words.until} extra={words.open}>
        <Input type="datetime-local" />
      </Form.Item>
    </ReasonDialogue>
  );
}

const deviceOf = ({ versions: [newest] }: SiteRule): string | undefined => {
  const device = newest?.parameters['device'];
  return typeof device === 'string' ? device : undefined;
};

/** As the rule's alarms name what they found it at. */
function targetOf(rule: SiteRule, device: string) {
  if (deviceOf(rule) !== device) return [];
  const metric = rule.versions[0]?.parameters['metric'];
  const named = BY_METRIC.has(rule.ruleId)
    ? `${device}/${typeof metric === 'string' ? metric : 'temperature'}`
    : device;
  return [{ rule: rule.id, instance: named }];
}

/** Rules that tell several measurements of one device apart. */
const BY_METRIC = new Set<SiteRule['ruleId']>(['climate', 'anomaly']);

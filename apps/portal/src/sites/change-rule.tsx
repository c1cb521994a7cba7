import { Loaded } from '@tallystick/web-kit';
import {
  ReasonDialogue,
  type Reasoned,
  type RuleDescription,
  type SiteRule,
  useRuleCatalogue,
  useSiteChange,
  useSiteWords,
} from '@tallystick/web-kit/site';
import { Form, Input, InputNumber } from 'antd';
import { useWords } from '../words/index.js';
import './sites.css';

interface ChangeRuleTerms {
  readonly site: string;
  readonly rule: SiteRule;
  readonly onClose: () => void;
}

type Parameter = RuleDescription['parameters'][number];
type Parameters = Readonly<Record<string, unknown>>;

interface RuleForm extends Reasoned {
  readonly parameters?: Parameters;
}

/** A new version of a rule, with the reason that all who may see the site will read. What it watches stays. */
export function ChangeRule({ site, rule, onClose }: ChangeRuleTerms) {
  const { siteWork } = useWords();
  const { rule: words } = siteWork;
  const { id, ruleId, versions } = rule;
  const before = versions[0]?.parameters ?? {};
  const changing = useSiteChange(site, ({ routes, call }, { parameters = {}, reason }: RuleForm) => {
    const body = { parameters: merged(before, parameters), reason };
    return call(routes.PUT('/v1/sites/{site}/rules/{id}', { params: { path: { site, id } }, body }));
  });
  return (
    <ReasonDialogue<RuleForm>
      title={words.change}
      hint={words.changeHint}
      change={changing}
      onClose={onClose}
      initial={{ parameters: before }}
    >
      <p className="tk-quiet">{words.fixed}</p>
      <Loaded query={useRuleCatalogue()}>
        {({ items }) => (
          <div className="pt-fields">
            {(items.find((item) => item.ruleId === ruleId)?.parameters ?? []).filter(isChangeable).map((parameter) => (
              <ParameterField key={parameter.name} parameter={parameter} />
            ))}
          </div>
        )}
      </Loaded>
    </ReasonDialogue>
  );
}

/** Texts say what is watched; an area is drawn elsewhere and goes along as it is. */
const isChangeable = ({ type }: Parameter) => type === 'whole' || type === 'decimal';

function ParameterField({
  parameter: { name, unit, type, from, to, fallback, isRequired },
}: {
  readonly parameter: Parameter;
}) {
  const { siteWork } = useWords();
  const { parameters: names, units } = useSiteWords();
  const said = units[unit] ?? unit;
  const label = said === '' ? (names[name] ?? name) : `${names[name] ?? name} (${said})`;
  const range = from !== undefined && to !== undefined ? `${from} – ${to}` : undefined;
  return (
    <Form.Item
      name={['parameters', name]}
      label={label}
      extra={range}
      rules={isRequired ? [{ required: true, message: siteWork.needed }] : []}
    >
      {type === 'whole' ? (
        <InputNumber
          {...{ min: Number(from), max: Number(to), precision: 0, style: { width: '100%' } }}
          {...(fallback === undefined ? {} : { placeholder: fallback })}
        />
      ) : (
        <Input inputMode="decimal" {...(fallback === undefined ? {} : { placeholder: fallback })} />
      )}
    </Form.Item>
  );
}

/** What was emptied is by default again; what the form does not show stays. */
function merged(before: Parameters, given: Parameters): Record<string, unknown> {
  const all = Object.entries({ ...before, ...given });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined && value !== null && value !== ''));
}

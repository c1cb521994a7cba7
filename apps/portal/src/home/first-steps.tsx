import { Panel, Tag, useConnection, usePerson } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { SCREENS } from '../screen-list.js';
import { useWords } from '../words/index.js';

/** What to do before there is anything: each step with where it is done, and whether it is. */
export function FirstSteps() {
  const connection = useConnection();
  const { scopes } = usePerson();
  const { firstSteps: words } = useWords();
  const { data: bank } = useQuery({
    queryKey: ['settlement-bank'],
    queryFn: () => connection.call(connection.routes.GET('/v1/settlement-bank')),
  });
  const steps = [
    { key: 'enrolled', to: SCREENS.organisation.path },
    ...(scopes.includes('administer') ? [{ key: 'people', to: SCREENS.people.path } as const] : []),
    { key: 'bank', to: SCREENS.settlement.path, isDone: bank && bank.bank !== '0' },
    { key: 'receivable', to: SCREENS.receivables.path },
  ] as const;
  return (
    <Panel title={words.title}>
      <p className="tk-quiet pt-about">{words.about}</p>
      <ol className="pt-first-steps">
        {steps.map(({ key, to, ...step }) => (
          <li key={key}>
            <Link to={to}>{words.steps[key].name}</Link>
            {'isDone' in step && step.isDone === true && <Tag tone="good">{words.done}</Tag>}
            <p>{words.steps[key].hint}</p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

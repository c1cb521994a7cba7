import { Failure, usePerson } from '@tallystick/web-kit';
import { Button, Popconfirm } from 'antd';
import { useWords } from '../words/index.js';
import { type Person, usePeopleChange } from './people-doors.js';
import { PersonLinkDialogue } from './person-link-dialogue.js';

/** How a person comes in, and goes. Nobody does it to themselves: an administrator cannot leave the organisation without one. */
export function PersonEntrance({ person: { id, name, linkExpiresAt } }: { readonly person: Person }) {
  const { people: words, machines } = useWords();
  const { id: own } = usePerson();
  const linking = usePeopleChange((doors) => doors.link(id));
  const withdrawing = usePeopleChange((doors) => doors.withdraw(id));
  const striking = usePeopleChange((doors) => doors.strikeOff(id));
  const error = linking.error ?? withdrawing.error ?? striking.error;
  const answers = { okText: machines.ok, cancelText: words.cancel };
  return (
    <>
      {error && <Failure error={error} />}
      <Popconfirm
        {...answers}
        title={words.newLinkAsk}
        description={words.newLinkHint}
        onConfirm={() => linking.mutate(undefined)}
      >
        <Button>{words.newLink}</Button>
      </Popconfirm>
      {linkExpiresAt && <Button onClick={() => withdrawing.mutate(undefined)}>{words.withdraw}</Button>}
      {id !== own && (
        <Popconfirm
          {...answers}
          title={words.strikeOffAsk(name)}
          description={words.strikeOffHint}
          onConfirm={() => striking.mutate(undefined)}
        >
          <Button danger>{words.strikeOff}</Button>
        </Popconfirm>
      )}
      {linking.data && <PersonLinkDialogue name={name} link={linking.data} onClose={linking.reset} />}
    </>
  );
}

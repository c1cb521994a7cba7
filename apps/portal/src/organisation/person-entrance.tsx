import { Failure, usePerson } from '@tallystick/web-kit';
import { Button } from 'antd';
import { AskButton } from '../confirming/ask-button.js';
import { useWords } from '../words/index.js';
import { type Person, usePeopleChange } from './people-doors.js';
import { PersonLinkDialogue } from './person-link-dialogue.js';

/** How a person comes in, and goes. Nobody does it to themselves: an administrator cannot leave the organisation without one. */
export function PersonEntrance({ person: { id, name, linkExpiresAt } }: { readonly person: Person }) {
  const { people: words } = useWords();
  const { id: own } = usePerson();
  const linking = usePeopleChange((doors) => doors.link(id));
  const withdrawing = usePeopleChange((doors) => doors.withdraw(id));
  const striking = usePeopleChange((doors) => doors.strikeOff(id));
  const error = linking.error ?? withdrawing.error ?? striking.error;
  return (
    <>
      {error && <Failure error={error} />}
      <AskButton
        label={words.newLink}
        question={words.newLinkAsk}
        hint={words.newLinkHint}
        isPending={linking.isPending}
        onYes={() => linking.mutate(undefined)}
      />
      {linkExpiresAt && <Button onClick={() => withdrawing.mutate(undefined)}>{words.withdraw}</Button>}
      {id !== own && (
        <AskButton
          label={words.strikeOff}
          question={words.strikeOffAsk(name)}
          hint={words.strikeOffHint}
          isDanger
          isPending={striking.isPending}
          onYes={() => striking.mutate(undefined)}
        />
      )}
      {linking.data && <PersonLinkDialogue name={name} link={linking.data} onClose={linking.reset} />}
    </>
  );
}

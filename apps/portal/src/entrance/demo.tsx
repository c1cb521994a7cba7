import { ApiProblem } from '@tallystick/api-client/browser';
import { Failure, Waiting } from '@tallystick/web-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { SCREENS } from '../screen-list.js';
import { offerTour } from '../tour/tour-store.js';
import { useWords } from '../words/index.js';
import { type DemoPerson, useDemoDoor } from './demo-door.js';
import { Heading } from './heading.js';
import { takenFragment } from './taken-fragment.js';

/** Who of the demo one may be. */
export function Demo() {
  const { demo } = useWords();
  const [key] = useState(takenFragment);
  const door = useDemoDoor(key);
  const { data: people, error, refetch } = useQuery({ queryKey: ['demo', key], queryFn: door.people, retry: false });
  const isClosed = error instanceof ApiProblem && error.status < 500;
  if (isClosed) return <Heading title={demo.closed} about={demo.closedHint} />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!people) return <Waiting />;
  const parties = Map.groupBy(people, ({ party }) => party);
  return (
    <>
      <Heading title={demo.title} about={demo.about} />
      <ul className="pt-people">
        {[...parties].map(([party, ofParty]) => (
          <li key={party}>
            <h2>{party}</h2>
            <div className="pt-people-of">
              {ofParty.map((person) => (
                <PersonButton key={person.id} person={person} signIn={door.signIn} />
              ))}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

interface PersonButtonTerms {
  readonly person: DemoPerson;
  readonly signIn: (id: string) => Promise<void>;
}

function PersonButton({ person, signIn }: PersonButtonTerms) {
  const { roles } = useWords();
  const navigate = useNavigate();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => signIn(person.id),
    onSuccess: () => {
      offerTour();
      void navigate(SCREENS.home.path, { replace: true });
    },
  });
  return (
    <>
      <Button loading={isPending} onClick={() => mutate()}>
        {person.name} <small>{person.roles.map((role) => roles[role]).join(' · ')}</small>
      </Button>
      {error && <Failure error={error} />}
    </>
  );
}

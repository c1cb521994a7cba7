import { Facts, Failure, Loaded, Moment, Page, Panel, useConnection } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { SessionsTable } from '../account/sessions-table.js';
import { SCREENS } from '../screen-list.js';
import { useWords } from '../words/index.js';
import { type Person as PersonView, type Role, usePeopleChange } from './people-doors.js';
import { PersonEntrance } from './person-entrance.js';
import { PersonStanding } from './person-standing.js';
import { RoleChoice } from './role-choice.js';
import '../confirming/confirming.css';

/** One person: what they may do, how they come in, and where they are. */
export function Person() {
  const { id = '' } = useParams();
  const connection = useConnection();
  const { organisation, people: words, audit } = useWords();
  const found = useQuery({
    queryKey: ['people', id],
    queryFn: () => connection.call(connection.routes.GET('/v1/people/{person}', { params: { path: { person: id } } })),
  });
  return (
    <Page
      title={found.data?.name ?? organisation.people}
      about={<Link to={SCREENS.people.path}>{organisation.people}</Link>}
      actions={found.data && !found.data.struckOffAt && <PersonEntrance person={found.data} />}
    >
      <Loaded query={found}>
        {(person) => (
          <>
            <Panel
              title={words.standing}
              actions={<Link to={`${SCREENS.auditLog.path}?who=${person.id}`}>{audit.ofPerson}</Link>}
            >
              <PersonFacts person={person} />
            </Panel>
            {!person.struckOffAt && (
              <>
                <Panel title={words.mayDo}>
                  <Roles key={person.roles.join()} person={person} />
                </Panel>
                <Sessions person={person} />
              </>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function PersonFacts({ person }: { readonly person: PersonView }) {
  const { people: words } = useWords();
  const { createdAt, lastSignedInAt, linkExpiresAt } = person;
  return (
    <Facts
      items={[
        [words.standing, <PersonStanding key="standing" person={person} />],
        [words.since, <Moment key="since" at={createdAt} />],
        [words.lastSeen, lastSignedInAt ? <Moment key="seen" at={lastSignedInAt} /> : words.never],
        ...(linkExpiresAt ? [[words.linkUntil, <Moment key="link" at={linkExpiresAt} />] as const] : []),
      ]}
    />
  );
}

function Roles({ person }: { readonly person: PersonView }) {
  const { people: words } = useWords();
  const [roles, setRoles] = useState<readonly Role[]>(person.roles);
  const saving = usePeopleChange((doors, chosen: readonly Role[]) => doors.assign(person.id, [...chosen]));
  const isChanged = roles.length !== person.roles.length || roles.some((role) => !person.roles.includes(role));
  return (
    <div className="pt-once">
      <RoleChoice value={roles} onChange={setRoles} />
      {roles.length === 0 && <p role="alert">{words.oneRole}</p>}
      {saving.error && <Failure error={saving.error} />}
      <div>
        <Button
          type="primary"
          disabled={!isChanged || roles.length === 0}
          loading={saving.isPending}
          onClick={() => saving.mutate(roles)}
        >
          {words.save}
        </Button>
      </div>
    </div>
  );
}

function Sessions({ person: { id } }: { readonly person: PersonView }) {
  const connection = useConnection();
  const { people: words } = useWords();
  const params = { params: { path: { person: id } } };
  const sessions = useQuery({
    queryKey: ['people', id, 'sessions'],
    queryFn: () => connection.call(connection.routes.GET('/v1/people/{person}/sessions', params)),
  });
  const ending = usePeopleChange((doors, session: string | undefined) =>
    session === undefined ? doors.endSessions(id) : doors.endSession(id, session),
  );
  return (
    <Panel
      title={words.sessions}
      isFlush
      actions={
        <Button size="small" loading={ending.isPending} onClick={() => ending.mutate(undefined)}>
          {words.endAll}
        </Button>
      }
    >
      {ending.error && <Failure error={ending.error} />}
      <Loaded query={sessions}>{({ items }) => <SessionsTable sessions={items} onEnd={ending.mutate} />}</Loaded>
    </Panel>
  );
}

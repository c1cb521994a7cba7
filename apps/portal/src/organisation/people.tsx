import { type Column, Moment, Page, PagedTable, Panel, Tag, Tags } from '@tallystick/web-kit';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { pathOf } from '../path-of.js';
import { useWords } from '../words/index.js';
import { AddPerson } from './add-person.js';
import { type Person, usePeople } from './people-doors.js';
import { PersonStanding } from './person-standing.js';
import { OrganisationTabs } from './tabs.js';

/** Who may sign in for the organisation. */
export function People() {
  const { organisation, people: words } = useWords();
  const people = usePeople();
  const [isAdding, setIsAdding] = useState(false);
  const columns = useColumns();
  return (
    <Page title={organisation.title} about={words.about}>
      <OrganisationTabs />
      <Panel
        title={organisation.people}
        isFlush
        actions={
          <Button type="primary" onClick={() => setIsAdding(true)}>
            {words.add}
          </Button>
        }
      >
        <PagedTable
          pages={people}
          label={organisation.people}
          columns={columns}
          keyOf={({ id }) => id}
          maxHeight="calc(100vh - 260px)"
        />
      </Panel>
      {isAdding && <AddPerson onClose={() => setIsAdding(false)} />}
    </Page>
  );
}

function useColumns(): readonly Column<Person>[] {
  const { people: words, roles: roleWords } = useWords();
  return [
    {
      key: 'name',
      title: words.name,
      render: ({ id, name }) => <Link to={pathOf('person', id)}>{name}</Link>,
    },
    {
      key: 'roles',
      title: words.roles,
      render: ({ roles }) => (
        <Tags>
          {roles.map((role) => (
            <Tag key={role}>{roleWords[role]}</Tag>
          ))}
        </Tags>
      ),
    },
    { key: 'standing', title: words.standing, render: (person) => <PersonStanding person={person} /> },
    {
      key: 'seen',
      title: words.lastSeen,
      render: ({ lastSignedInAt }) =>
        lastSignedInAt ? <Moment at={lastSignedInAt} /> : <span className="tk-quiet">{words.never}</span>,
    },
    { key: 'since', title: words.since, render: ({ createdAt }) => <Moment at={createdAt} /> },
  ];
}

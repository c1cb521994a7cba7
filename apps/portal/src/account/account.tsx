import { Facts, Failure, Loaded, Page, Panel, Tag, Tags, useConnection, usePerson } from '@tallystick/web-kit';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Devices } from '../devices/devices.js';
import { PartyName } from '../parties/party-name.js';
import { useWords } from '../words/index.js';
import { SessionsTable } from './sessions-table.js';

const SESSIONS = ['sessions'];

/** Who the person is here, and where they are signed in. */
export function Account() {
  const connection = useConnection();
  const queries = useQueryClient();
  const { account: words } = useWords();
  const { scopes } = usePerson();
  const { routes } = connection;
  const sessions = useQuery({ queryKey: SESSIONS, queryFn: () => connection.call(routes.GET('/v1/sessions')) });
  const ending = useMutation({
    mutationFn: (session: string) =>
      connection.call(routes.DELETE('/v1/sessions/{session}', { params: { path: { session } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: SESSIONS }),
  });
  return (
    <Page title={words.title} about={words.about}>
      <Panel title={words.name}>
        <Who />
      </Panel>
      {scopes.includes('acts') && <Devices />}
      <Panel title={words.sessions} isFlush>
        {ending.error && <Failure error={ending.error} />}
        <Loaded query={sessions}>{({ items }) => <SessionsTable sessions={items} onEnd={ending.mutate} />}</Loaded>
      </Panel>
    </Page>
  );
}

function Who() {
  const { account: words, people, roles: roleWords, scopes: scopeWords } = useWords();
  const { name, party, roles, scopes } = usePerson();
  return (
    <Facts
      items={[
        [words.name, name],
        [words.organisation, <PartyName key="party" party={party} />],
        [
          people.roles,
          <Tags key="roles">
            {roles.map((role) => (
              <Tag key={role} tone="info">
                {roleWords[role]}
              </Tag>
            ))}
          </Tags>,
        ],
        [words.scopes, scopes.map((scope) => scopeWords[scope]).join(' · ')],
      ]}
    />
  );
}

import type { components } from '@tallystick/api-client/browser';
import { Blank, type Column, DataTable, Loaded, Panel, useConnection } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ExpiryCell } from '../acts/expiry.js';
import { PartyName } from '../parties/party-name.js';
import { pathOf } from '../path-of.js';
import { shortId } from '../receivables/short-id.js';
import { useWords } from '../words/index.js';

type Act = components['schemas']['ActView'];

const SHOWN_MAX = 50;

/** Acts that wait for a signature of this party, those that expire first before the others. */
export function WaitingActs() {
  const connection = useConnection();
  const { home, acts } = useWords();
  const query = { awaitingMe: true, sort: 'deadline', limit: SHOWN_MAX };
  const waiting = useQuery({
    queryKey: ['acts', 'waiting'],
    queryFn: () => connection.call(connection.routes.GET('/v1/acts', { params: { query } })),
  });
  const columns: Column<Act>[] = [
    {
      key: 'kind',
      title: home.act,
      render: ({ id, kind }) => <Link to={pathOf('act', id)}>{acts.kinds[kind]}</Link>,
    },
    {
      key: 'concerns',
      title: home.concerns,
      render: ({ message: { receivable } }) =>
        typeof receivable === 'string' && <Link to={pathOf('receivable', receivable)}>{shortId(receivable)}</Link>,
    },
    { key: 'from', title: home.from, render: ({ draftedBy }) => <PartyName party={draftedBy} /> },
    {
      key: 'signed',
      title: home.signed,
      render: ({ signatories }) =>
        home.signedOf(signatories.filter(({ signedAt }) => signedAt).length, signatories.length),
    },
    {
      key: 'expires',
      title: home.expires,
      render: ({ deadline }) => <ExpiryCell at={deadline} />,
    },
  ];
  return (
    <Panel title={home.waiting} isFlush>
      <Loaded query={waiting}>
        {({ items }) => (
          <DataTable
            label={home.waiting}
            columns={columns}
            rows={items}
            keyOf={({ id }) => id}
            blank={<Blank title={home.nothing}>{home.nothingHint}</Blank>}
          />
        )}
      </Loaded>
    </Panel>
  );
}

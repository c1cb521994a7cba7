import type { components } from '@tallystick/api-client/browser';
import { Amount, Blank, type Column, DataTable, Loaded, Panel, useConnection } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { pathOf } from '../path-of.js';
import { shortId } from '../receivables/short-id.js';
import { useWords } from '../words/index.js';

type Fragment = components['schemas']['FragmentView'];

const SHOWN_MAX = 20;

/** A fragment names no currency: its receivable has it. There are few of them. */
function Part({ fragment: { receivable, amountMinor } }: { readonly fragment: Fragment }) {
  const connection = useConnection();
  const params = { params: { path: { id: receivable } } };
  const { data } = useQuery({
    queryKey: ['receivable', receivable],
    queryFn: () => connection.call(connection.routes.GET('/v1/receivables/{id}', params)),
  });
  return data && <Amount minor={amountMinor} currency={data.currency} />;
}

export function Disputed() {
  const connection = useConnection();
  const { settlement: words, receivables } = useWords();
  const query = { disputed: 'true', limit: SHOWN_MAX };
  const found = useQuery({
    queryKey: ['fragments', 'disputed'],
    queryFn: () => connection.call(connection.routes.GET('/v1/fragments', { params: { query } })),
  });
  const columns: Column<Fragment>[] = [
    {
      key: 'receivable',
      title: receivables.id,
      render: ({ receivable }) => <Link to={pathOf('receivable', receivable)}>{shortId(receivable)}</Link>,
    },
    { key: 'amount', title: words.amount, isAtEnd: true, render: (fragment) => <Part fragment={fragment} /> },
  ];
  return (
    <Panel title={words.disputed} isFlush>
      <Loaded query={found}>
        {({ items }) => (
          <DataTable
            label={words.disputed}
            columns={columns}
            rows={items}
            keyOf={({ receivable, from }) => `${receivable} ${from}`}
            blank={<Blank title={words.noDisputed}>{words.noDisputedHint}</Blank>}
          />
        )}
      </Loaded>
    </Panel>
  );
}

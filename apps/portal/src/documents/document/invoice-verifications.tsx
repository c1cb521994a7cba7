import type { components } from '@tallystick/api-client/browser';
import {
  Amount,
  Blank,
  type Column,
  DataTable,
  Failure,
  Loaded,
  Moment,
  Panel,
  useConnection,
  usePerson,
} from '@tallystick/web-kit';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { pathOf } from '../../path-of.js';
import { VerdictTag } from '../../trades/verdict-tag.js';
import { useWords } from '../../words/index.js';

type Verification = components['schemas']['VerificationView'];

const SHOWN_MAX = 20;
const FIELDS = 'id,verdict,financeable,verifiedAt,attested';

/** The runs of all checks on an invoice, the latest first; and having it checked. */
export function InvoiceVerifications({ invoice }: { readonly invoice: string }) {
  const connection = useConnection();
  const { documents, trades } = useWords();
  const { document: words } = documents;
  const query = { invoice, fields: FIELDS, limit: SHOWN_MAX };
  const runs = useQuery({
    queryKey: ['verifications', 'of', invoice],
    queryFn: () => connection.call(connection.routes.GET('/v1/verifications', { params: { query } })),
  });
  const columns: Column<Verification>[] = [
    {
      key: 'at',
      title: trades.verifiedAt,
      render: ({ id, verifiedAt }) => (
        <Link to={pathOf('trade', id)}>
          <Moment at={verifiedAt} />
        </Link>
      ),
    },
    { key: 'verdict', title: trades.verdict, render: ({ verdict }) => <VerdictTag verdict={verdict} /> },
    {
      ...{ key: 'financeable', title: trades.financeable, isAtEnd: true },
      render: ({ financeable: [one] }) => one && <Amount minor={one.amountMinor} currency={one.currency} />,
    },
    { key: 'attested', title: trades.attested, render: ({ attested }) => (attested ? trades.yes : trades.no) },
  ];
  return (
    <Panel title={words.verifications} actions={<Verify invoice={invoice} />} isFlush>
      <Loaded query={runs}>
        {({ items }) => (
          <DataTable
            label={words.verifications}
            columns={columns}
            rows={items}
            keyOf={({ id }) => id}
            blank={<Blank title={words.noVerification}>{words.noVerificationHint}</Blank>}
          />
        )}
      </Loaded>
    </Panel>
  );
}

function Verify({ invoice }: { readonly invoice: string }) {
  const connection = useConnection();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { scopes } = usePerson();
  const { documents } = useWords();
  const { document: words } = documents;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => connection.call(connection.routes.POST('/v1/verifications', { body: { invoice } })),
    onSuccess: async ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['verifications'] });
      await navigate(pathOf('trade', id));
    },
  });
  if (!scopes.includes('documents')) return null;
  return (
    <>
      {error && <Failure error={error} />}
      <span className="tk-quiet">{words.verifyHint}</span>
      <Button type="primary" loading={isPending} onClick={() => mutate()}>
        {words.verify}
      </Button>
    </>
  );
}

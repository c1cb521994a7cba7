import type { components } from '@tallystick/api-client/browser';
import { Blank, type Column, DataTable, Loaded, Moment, Panel, Tag } from '@tallystick/web-kit';
import type { ActView } from '@tallystick/web-kit/signing';
import { useWords } from '../words/index.js';
import { useApprovals } from './act-doors.js';

type Approval = components['schemas']['ApprovalView'];

/** Which people of the reader’s organisation approved, and how many more have to: maker and checker see each other here. Nobody has to any more once it is over. */
export function OwnApprovals({ act }: { readonly act: ActView }) {
  const { signing: words } = useWords();
  const approvals = useApprovals(act.id);
  const isOpen = act.state === 'offered' || act.state === 'draft';
  const columns: Column<Approval>[] = [
    { key: 'person', title: words.person, render: ({ personName }) => personName ?? words.byMachine },
    {
      key: 'by',
      title: words.by,
      render: ({ passkey, key }) =>
        passkey === undefined ? (
          <>
            {words.aWallet} <span className="tk-mono">{key}</span>
          </>
        ) : (
          words.aPasskey
        ),
    },
    { key: 'when', title: words.when, render: ({ approvedAt }) => <Moment at={approvedAt} /> },
    {
      key: 'counts',
      title: words.counts,
      render: ({ counts }) =>
        counts ? <Tag tone="good">{words.doesCount}</Tag> : <Tag tone="warn">{words.countsNoMore}</Tag>,
    },
  ];
  return (
    <Loaded query={approvals}>
      {({ items }) =>
        items.map(({ account, threshold, approvals: given }) => {
          const counting = given.filter(({ counts }) => counts).length;
          const isMissing = isOpen && counting < threshold;
          if (!isOpen && given.length === 0) return null;
          return (
            <Panel
              key={account}
              title={words.approvals}
              isFlush
              actions={
                <Tag tone={isMissing ? 'warn' : counting >= threshold ? 'good' : 'plain'}>
                  {words.approvedOf(counting, threshold)}
                </Tag>
              }
            >
              <DataTable
                label={words.approvals}
                columns={columns}
                rows={given}
                keyOf={({ key, configuration }) => `${key} ${configuration}`}
                blank={<Blank title={words.noApprovals}>{words.noApprovalsHint(threshold)}</Blank>}
              />
            </Panel>
          );
        })
      }
    </Loaded>
  );
}

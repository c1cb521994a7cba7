import { type Column, DataTable, Moment, Tag } from '@tallystick/web-kit';
import type { ActView } from '@tallystick/web-kit/signing';
import { PartyName } from '../parties/party-name.js';
import { useWords } from '../words/index.js';

type Signatory = ActView['signatories'][number];

/** Whose signatures the act needs, and what became of each. */
export function SignatoriesTable({ act: { signatories, state } }: { readonly act: ActView }) {
  const { signing: words } = useWords();
  const columns: Column<Signatory>[] = [
    { key: 'party', title: words.party, render: ({ party }) => <PartyName party={party} /> },
    { key: 'as', title: words.role, render: ({ role }) => words.signatoryRoles[role] ?? role },
    {
      key: 'state',
      title: words.signature,
      render: (one) => <Signature signatory={one} isOpen={state === 'offered'} />,
    },
    {
      key: 'when',
      title: words.when,
      render: ({ signedAt, refusedAt }) => (signedAt || refusedAt ? <Moment at={signedAt ?? refusedAt ?? ''} /> : '—'),
    },
    { key: 'why', title: words.reason, render: ({ refusalReason }) => refusalReason ?? '' },
  ];
  return (
    <DataTable
      label={words.signatures}
      columns={columns}
      rows={signatories}
      keyOf={({ role, party }) => `${role} ${party}`}
    />
  );
}

function Signature({
  signatory: { signedAt, refusedAt },
  isOpen,
}: {
  readonly signatory: Signatory;
  readonly isOpen: boolean;
}) {
  const { signing: words } = useWords();
  if (signedAt) return <Tag tone="good">{words.signed}</Tag>;
  if (refusedAt) return <Tag tone="bad">{words.refused}</Tag>;
  return <Tag tone={isOpen ? 'warn' : 'plain'}>{isOpen ? words.waits : words.unsigned}</Tag>;
}

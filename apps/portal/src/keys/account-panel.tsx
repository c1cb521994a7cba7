import { Blank, type Column, DataTable, Facts, Panel, Select, usePerson } from '@tallystick/web-kit';
import { Button } from 'antd';
import { useState } from 'react';
import { SigningFailure } from '../acts/signing-failure.js';
import { useWords } from '../words/index.js';
import { Fingerprint } from '../confirming/fingerprint.js';
import { type OwnAccount, useKeyChange, usePartyPasskeys } from './key-doors.js';

type State = NonNullable<OwnAccount['state']>;
type AccountKey = State['signers'][number];

export function AccountPanel({ account: { account, kind, state } }: { readonly account: OwnAccount }) {
  const { keys: words } = useWords();
  return (
    <Panel title={words.account} isFlush>
      <div className="tk-panel-body">
        <Facts
          items={[
            [
              words.address,
              <span key="address" className="tk-mono">
                {account}
              </span>,
            ],
            [words.kind, words.kinds[kind] ?? kind],
            ...(state
              ? [
                  [words.threshold, words.ofPersons(state.threshold, state.persons)] as const,
                  [words.configuration, state.configuration] as const,
                ]
              : []),
          ]}
        />
      </div>
      {state ? (
        <>
          <SignersTable signers={state.signers} />
          <Threshold state={state} />
        </>
      ) : (
        <Blank title={words.noPersons}>{words.noPersonsHint}</Blank>
      )}
    </Panel>
  );
}

function SignersTable({ signers }: { readonly signers: readonly AccountKey[] }) {
  const { keys: words } = useWords();
  const passkeys = usePartyPasskeys();
  const known = new Map(passkeys.data?.items.map(({ key, personName, label }) => [key, `${personName} · ${label}`]));
  const isAddress = (key: string) => key.length === ADDRESS_LENGTH;
  const columns: Column<AccountKey>[] = [
    { key: 'person', title: words.person, render: ({ person }) => person },
    {
      key: 'whose',
      title: words.whose,
      render: ({ key }) => known.get(key.toLowerCase()) ?? (isAddress(key) ? words.aKey : words.aPasskey),
    },
    {
      key: 'key',
      title: words.key,
      render: ({ key }) => (isAddress(key) ? <span className="tk-mono">{key}</span> : <Fingerprint of={key} />),
    },
  ];
  return <DataTable label={words.signers} columns={columns} rows={signers} keyOf={({ key }) => key} />;
}

/** 0x and the digits of 20 bytes. */
const ADDRESS_LENGTH = 42;
/** More could never sign: see the account’s own limit. */
const THRESHOLD_MAX = 7;

function Threshold({ state: { threshold, persons } }: { readonly state: State }) {
  const { keys: words } = useWords();
  const { scopes } = usePerson();
  const [wanted, setWanted] = useState<string>();
  const keeping = useKeyChange((doors, count: number) => doors.keep({ threshold: count }));
  if (!scopes.includes('administer')) return null;
  const counts = Array.from({ length: Math.min(persons, THRESHOLD_MAX) }, (_, index) => index + 1);
  const options = counts
    .filter((count) => count !== threshold)
    .map((count) => ({ value: String(count), label: words.people(count) }));
  return (
    <div className="pt-ceremony">
      <span>{words.changeThreshold}</span>
      <Select
        label={words.threshold}
        options={options}
        value={wanted}
        onChange={setWanted}
        placeholder={words.chooseCount}
      />
      <Button
        disabled={wanted === undefined}
        loading={keeping.isPending}
        onClick={() => keeping.mutate(Number(wanted), { onSuccess: () => setWanted(undefined) })}
      >
        {words.prepare}
      </Button>
      {keeping.error && <SigningFailure error={keeping.error} />}
    </div>
  );
}

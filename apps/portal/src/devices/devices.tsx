import {
  Blank,
  type Column,
  DataTable,
  Loaded,
  Moment,
  Panel,
  takesPasskeys,
  useChange,
  useConnection,
} from '@tallystick/web-kit';
import { installation } from '@tallystick/web-kit/signing';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import '../acts/acts.css';
import { AskButton } from '../confirming/ask-button.js';
import { SigningFailure } from '../acts/signing-failure.js';
import { type OwnPasskey, PASSKEYS } from '../acts/act-doors.js';
import { Fingerprint } from '../confirming/fingerprint.js';
import { useWords } from '../words/index.js';
import { DeviceState } from './device-state.js';
import { RegisterDevice } from './register-device.js';

/** The account is no part of the news: while it is to take a key it is looked at. */
const LOOK_AGAIN_MS = 2_000;

/** What the reader signs with: their devices, and how far each has come. */
export function Devices() {
  const connection = useConnection();
  const { devices: words } = useWords();
  const [isRegistering, setIsRegistering] = useState(false);
  const own = useQuery({
    queryKey: PASSKEYS,
    queryFn: () => connection.call(connection.routes.GET('/v1/acting-passkeys')),
    refetchInterval: ({ state: { data } }) => data?.items.some(({ state }) => state === 'registered') && LOOK_AGAIN_MS,
  });
  const { isDemo } = installation();
  const waits = own.data?.items.some(({ state }) => state === 'registered');
  return (
    <Panel
      title={words.title}
      isFlush
      actions={
        takesPasskeys() && (
          <Button type="primary" onClick={() => setIsRegistering(true)}>
            {words.register}
          </Button>
        )
      }
    >
      <div className="pt-device-hint">
        <p>{takesPasskeys() ? words.about : words.cannot}</p>
        {waits && <p role="status">{isDemo ? words.waitsDemo : words.waits}</p>}
        {!waits && isDemo && <p>{words.demo}</p>}
      </div>
      <Loaded query={own}>{({ items }) => <DevicesTable passkeys={items} />}</Loaded>
      {isRegistering && <RegisterDevice onClose={() => setIsRegistering(false)} />}
    </Panel>
  );
}

function DevicesTable({ passkeys }: { readonly passkeys: readonly OwnPasskey[] }) {
  const { devices: words } = useWords();
  const columns: Column<OwnPasskey>[] = [
    { key: 'label', title: words.label, render: ({ label }) => label },
    { key: 'state', title: words.state, render: (passkey) => <DeviceState passkey={passkey} /> },
    { key: 'number', title: words.number, render: ({ accountPerson }) => accountPerson ?? '—' },
    {
      key: 'fingerprint',
      title: words.fingerprint,
      render: ({ key }) => <Fingerprint of={key} />,
    },
    { key: 'registered', title: words.registered, render: ({ registeredAt }) => <Moment at={registeredAt} /> },
    { key: 'used', title: words.used, render: ({ lastUsedAt }) => (lastUsedAt ? <Moment at={lastUsedAt} /> : '—') },
    { key: 'end', title: words.takeBack, isAtEnd: true, render: (passkey) => <TakeBack passkey={passkey} /> },
  ];
  return (
    <DataTable
      label={words.title}
      columns={columns}
      rows={passkeys}
      keyOf={({ id }) => id}
      blank={<Blank title={words.none}>{words.noneHint}</Blank>}
    />
  );
}

function TakeBack({ passkey: { id, label, withdrawnAt } }: { readonly passkey: OwnPasskey }) {
  const connection = useConnection();
  const { devices: words } = useWords();
  const taking = useChange(PASSKEYS, () =>
    connection.call(connection.routes.DELETE('/v1/acting-passkeys/{passkey}', { params: { path: { passkey: id } } })),
  );
  if (withdrawnAt) return <Moment at={withdrawnAt} />;
  return (
    <>
      {taking.error && <SigningFailure error={taking.error} />}
      <AskButton
        label={words.takeBack}
        describedAs={`${words.takeBack}: ${label}`}
        question={words.takeBackAsk(label)}
        hint={words.takeBackHint}
        isDanger
        isSmall
        isPending={taking.isPending}
        onYes={() => taking.mutate()}
      />
    </>
  );
}

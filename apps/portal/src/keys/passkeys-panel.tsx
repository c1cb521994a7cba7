import { Blank, type Column, DataTable, Loaded, Moment, Panel } from '@tallystick/web-kit';
import { Button } from 'antd';
import { AskButton } from '../confirming/ask-button.js';
import { SigningFailure } from '../acts/signing-failure.js';
import { DeviceState } from '../devices/device-state.js';
import { useWords } from '../words/index.js';
import { Fingerprint } from '../confirming/fingerprint.js';
import { type PartyPasskey, useKeyChange, usePartyPasskeys } from './key-doors.js';

/** The passkeys that the organisation’s people registered, and what prepares that they come to sign, or sign no more. */
export function PasskeysPanel() {
  const { keys: words, devices } = useWords();
  const passkeys = usePartyPasskeys();
  const columns: Column<PartyPasskey>[] = [
    { key: 'person', title: words.whose, render: ({ personName, label }) => `${personName} · ${label}` },
    { key: 'state', title: devices.state, render: (passkey) => <DeviceState passkey={passkey} /> },
    { key: 'fingerprint', title: devices.fingerprint, render: ({ key }) => <Fingerprint of={key} /> },
    { key: 'registered', title: devices.registered, render: ({ registeredAt }) => <Moment at={registeredAt} /> },
    { key: 'do', title: words.prepare, isAtEnd: true, render: (passkey) => <PasskeyActions passkey={passkey} /> },
  ];
  return (
    <Panel title={words.passkeys} isFlush>
      <Loaded query={passkeys}>
        {({ items }) => (
          <DataTable
            label={words.passkeys}
            columns={columns}
            rows={items}
            keyOf={({ id }) => id}
            blank={<Blank title={words.noPasskeys}>{words.noPasskeysHint}</Blank>}
          />
        )}
      </Loaded>
    </Panel>
  );
}

function PasskeyActions({ passkey }: { readonly passkey: PartyPasskey }) {
  const { keys: words } = useWords();
  const { id, state, suspectedAt, personName } = passkey;
  const enrolling = useKeyChange((doors, one: string) => doors.enrol(one));
  const removing = useKeyChange((doors, one: string) => doors.remove(one));
  const clearing = useKeyChange((doors, one: string) => doors.clear(one));
  const error = enrolling.error ?? removing.error ?? clearing.error;
  const isOn = state === 'on-account' || state === 'to-be-removed';
  return (
    <span className="pt-row-actions">
      {error && <SigningFailure error={error} />}
      {suspectedAt && (
        <AskButton
          label={words.clear}
          describedAs={`${words.clear}: ${personName}`}
          question={words.clearAsk}
          hint={words.clearHint}
          isSmall
          isPending={clearing.isPending}
          onYes={() => clearing.mutate(id)}
        />
      )}
      {state === 'registered' && !suspectedAt && (
        <AskButton
          label={words.enrol}
          describedAs={`${words.enrol}: ${personName}`}
          question={words.enrolAsk(personName)}
          hint={words.enrolHint}
          isSmall
          isPending={enrolling.isPending}
          onYes={() => enrolling.mutate(id)}
        />
      )}
      {isOn && (
        <Button
          size="small"
          danger
          loading={removing.isPending}
          aria-label={`${words.remove}: ${personName}`}
          onClick={() => removing.mutate(id)}
        >
          {words.remove}
        </Button>
      )}
    </span>
  );
}

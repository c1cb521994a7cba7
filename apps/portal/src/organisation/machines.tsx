import { Blank, type Column, Moment, Page, PagedTable, Panel, Tag, type Tone } from '@tallystick/web-kit';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../words/index.js';
import { AddMachine } from './add-machine.js';
import { MachineActions } from './machine-actions.js';
import { type Machine, useMachines } from './machine-doors.js';
import { OrganisationTabs } from './tabs.js';

const TONES: Readonly<Record<Machine['state'], Tone>> = {
  ...{ active: 'good', pending: 'plain', expired: 'plain', revoked: 'bad' },
};
/** One that the operator made waits for the organisation's objection: that is what can be done about it. */
const CHANGEABLE: readonly Machine['state'][] = ['active', 'pending'];

/** The credentials of the organisation's programs. */
export function Machines() {
  const { organisation, machines: words } = useWords();
  const machines = useMachines();
  const [isAdding, setIsAdding] = useState(false);
  const columns = useColumns();
  return (
    <Page title={organisation.title} about={words.about}>
      <OrganisationTabs />
      <Panel
        title={organisation.machines}
        isFlush
        actions={
          <Button type="primary" onClick={() => setIsAdding(true)}>
            {words.add}
          </Button>
        }
      >
        <PagedTable
          pages={machines}
          label={organisation.machines}
          columns={columns}
          keyOf={({ clientId }) => clientId}
          maxHeight="calc(100vh - 260px)"
          blank={<Blank title={words.none}>{words.noneHint}</Blank>}
        />
      </Panel>
      {isAdding && <AddMachine onClose={() => setIsAdding(false)} />}
    </Page>
  );
}

function useColumns(): readonly Column<Machine>[] {
  const { machines: words, scopes: scopeWords } = useWords();
  return [
    { key: 'label', title: words.label, render: ({ label }) => label },
    {
      key: 'clientId',
      title: words.clientId,
      render: ({ clientId }) => <span className="tk-mono">{clientId}</span>,
    },
    {
      key: 'scopes',
      title: words.scopes,
      render: ({ scopes }) => scopes.map((scope) => scopeWords[scope]).join(' · '),
    },
    { key: 'state', title: words.state, render: ({ state }) => <Tag tone={TONES[state]}>{words.states[state]}</Tag> },
    {
      key: 'used',
      title: words.used,
      render: ({ lastUsedAt }) =>
        lastUsedAt ? <Moment at={lastUsedAt} /> : <span className="tk-quiet">{words.never}</span>,
    },
    { key: 'created', title: words.created, render: ({ createdAt }) => <Moment at={createdAt} /> },
    {
      key: 'actions',
      title: words.change,
      isAtEnd: true,
      render: (machine) => CHANGEABLE.includes(machine.state) && <MachineActions machine={machine} />,
    },
  ];
}

import type { components } from '@tallystick/api-client/browser';
import { Blank, type Column, DataTable, Panel, Select, useLanguage } from '@tallystick/web-kit';
import { useState } from 'react';
import { useWords } from '../words/index.js';
import { OutcomeTag } from './verdict-tag.js';

export type Check = components['schemas']['CheckView'];

const SHOWS = ['failing', 'all'] as const;

/** Every check with its outcome and the verifier's reason, which names the figures. */
export function ChecksPanel({ checks }: { readonly checks: readonly Check[] }) {
  const { trades: words } = useWords();
  const { language } = useLanguage();
  const failing = checks.filter(({ outcome }) => outcome !== 'pass');
  const [shown, setShown] = useState<(typeof SHOWS)[number]>(failing.length > 0 ? 'failing' : 'all');
  const columns: Column<Check>[] = [
    { key: 'outcome', title: words.outcome, render: ({ outcome }) => <OutcomeTag outcome={outcome} /> },
    { key: 'check', title: words.check, render: ({ id }) => <span title={id}>{words.checks[id] ?? id}</span> },
    {
      key: 'reason',
      title: words.reason,
      render: ({ reason }) => (
        <span className="pt-reason" lang={language === 'en' ? undefined : 'en'}>
          {reason}
        </span>
      ),
    },
  ];
  return (
    <Panel
      title={words.checksTitle}
      isFlush
      actions={
        <Select
          label={words.show}
          options={SHOWS.map((value) => ({ value, label: value === 'all' ? words.showAll : words.showFailing }))}
          value={shown}
          onChange={(value) => setShown(value ?? 'all')}
          width={210}
        />
      }
    >
      <DataTable
        label={words.checksTitle}
        columns={columns}
        rows={shown === 'all' ? checks : failing}
        keyOf={(check) => `${check.id} ${checks.indexOf(check)}`}
        blank={<Blank title={words.allPass} />}
      />
    </Panel>
  );
}

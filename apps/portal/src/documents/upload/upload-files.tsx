import type { components } from '@tallystick/api-client/browser';
import { Blank, type Column, PagedTable, Panel, Select, Tag, type Tone, useFormats } from '@tallystick/web-kit';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { pathOf } from '../../path-of.js';
import { useWords } from '../../words/index.js';
import type { Upload } from './uploads.js';
import { useBatchFiles } from './use-batch-files.js';

export type BatchFile = components['schemas']['BatchFileView'];

export const FILE_TONES: Readonly<Record<BatchFile['state'], Tone>> = {
  ...{ awaited: 'plain', received: 'info', accepted: 'good', known: 'info', refused: 'bad' },
};
const STATES = ['awaited', 'received', 'accepted', 'known', 'refused'] as const;
const KILO = 1_000;

interface UploadFilesTerms {
  readonly id: string;
  /** Where this page sends them. */
  readonly here: Upload | undefined;
}

/** Every file with what became of it; one that this page is sending says so. */
export function UploadFiles({ id, here }: UploadFilesTerms) {
  const { documents } = useWords();
  const { upload: words } = documents;
  const [state, setState] = useState<BatchFile['state']>();
  const pages = useBatchFiles(id, state);
  const columns = useColumns(here);
  return (
    <Panel
      title={words.files}
      isFlush
      actions={
        <Select
          label={words.state}
          options={STATES.map((value) => ({ value, label: words.states[value] }))}
          value={state}
          placeholder={words.anyState}
          allowClear
          onChange={setState}
        />
      }
    >
      <PagedTable
        pages={pages}
        label={words.files}
        columns={columns}
        keyOf={({ name }) => name}
        maxHeight="max(320px, calc(100vh - 420px))"
        blank={<Blank title={words.none} />}
      />
    </Panel>
  );
}

function useColumns(here: Upload | undefined): readonly Column<BatchFile>[] {
  const { documents } = useWords();
  const { upload: words } = documents;
  const { count } = useFormats();
  return useMemo(() => {
    const steps = new Map((here?.isOver === false ? here.files : []).map(({ name, step }) => [name, step]));
    const stateOf = ({ name, state }: BatchFile) => {
      const step = state === 'awaited' ? steps.get(name) : undefined;
      return step ? words.steps[step] : words.states[state];
    };
    return [
      { key: 'name', title: words.name, render: ({ name }) => <span title={name}>{name}</span> },
      {
        ...{ key: 'size', title: words.size, isAtEnd: true },
        render: ({ bytes }) => (
          <span className="tk-num">{documents.uploads.kilobytes(count(Math.max(1, Math.round(bytes / KILO))))}</span>
        ),
      },
      { key: 'state', title: words.state, render: (file) => <Tag tone={FILE_TONES[file.state]}>{stateOf(file)}</Tag> },
      {
        key: 'became',
        title: words.became,
        render: ({ document, record, refusal }) => {
          if (document !== undefined) return <Link to={pathOf('document', document)}>{documents.toDocument}</Link>;
          if (record !== undefined)
            return (
              <Link to={pathOf('record', record)} title={words.record}>
                {documents.records.open}
              </Link>
            );
          return refusal && (words.refusals[refusal.code] ?? words.otherwise);
        },
      },
    ];
  }, [here, documents, words, count]);
}

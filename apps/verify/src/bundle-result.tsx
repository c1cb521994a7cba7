import { type Column, DataTable, Facts, Panel, Tag, useFormats } from '@tallystick/web-kit';
import type { Finding, Said } from '@tallystick/verification/bundle';
import type { ShownBundle } from './shown-bundle.js';
import { TONES } from './tones.js';
import { useWords } from './words/index.js';

/** A bundle's findings, what it is about, and what was believed. */
export function BundleResult({ checked }: { readonly checked: ShownBundle }) {
  const { about, findings, takenOnWord, saidByNode } = checked;
  const words = useWords();
  const { count, list } = useFormats();
  const leaves = (size: number) => words.leaves(count(size));
  const said = saidByNode.map((one) => toldOf(one, words, count));
  return (
    <>
      <Panel title={words.findings} isFlush>
        <Findings findings={findings} />
      </Panel>
      {about && (
        <Panel title={words.bundle}>
          <Facts
            items={[
              [words.site, about.site],
              [words.operatorKey, <Mono key="key">{about.operatorKey}</Mono>],
              [words.gateways, list(about.gateways)],
              [words.messages, count(about.messages)],
              [words.readings, count(about.readings)],
              [words.tree, leaves(about.treeSize)],
              [words.anchored, <Mono key="root">{`${leaves(about.anchorSize)}, ${about.anchorRoot}`}</Mono>],
              ...(about.alarm !== undefined
                ? [[words.alarm, <English key="alarm">{about.alarm}</English>] as const]
                : []),
            ]}
          />
        </Panel>
      )}
      {said.length > 0 && <Believed title={words.believed} lines={said} />}
      {takenOnWord.length > 0 && <Believed title={words.taken} lines={takenOnWord} language="en" />}
    </>
  );
}

const English = ({ children }: { readonly children: string }) => <span lang="en">{children}</span>;
const Mono = ({ children }: { readonly children: string }) => <span className="tk-mono">{children}</span>;

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const words = useWords();
  const outcomeOf = ({ severity }: Finding) => (severity === 'error' ? 'wrong' : 'open');
  const columns: Column<Finding>[] = [
    {
      key: 'outcome',
      title: words.result,
      render: (finding) => <Tag tone={TONES[outcomeOf(finding)]}>{words.outcomes[outcomeOf(finding)]}</Tag>,
    },
    { key: 'where', title: words.place, render: ({ where }) => <Mono>{where}</Mono> },
    { key: 'meaning', title: words.meaning, render: ({ rule }) => words.findingWords[rule] },
    { key: 'detail', title: words.detail, render: ({ message }) => <span lang="en">{message}</span> },
  ];
  return (
    <DataTable
      label={words.findings}
      columns={columns}
      rows={findings}
      keyOf={({ rule, where, message }) => `${rule} ${where} ${message}`}
      blank={<div className="tk-blank">{words.noFindings}</div>}
      maxHeight="60vh"
    />
  );
}

interface BelievedTerms {
  readonly title: string;
  readonly lines: readonly string[];
  readonly language?: string;
}

function Believed({ title, lines, language }: BelievedTerms) {
  return (
    <Panel title={title}>
      <ul className="vf-lines" lang={language}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Panel>
  );
}

function toldOf(said: Said, words: ReturnType<typeof useWords>, count: (number: number) => string): string {
  switch (said.kind) {
    case 'never-anchored':
      return words.said['never-anchored'];
    case 'anchored':
      return words.said.anchored(count(said.block), count(Number(said.treeSize)));
    case 'latest-tree':
      return words.said['latest-tree'](count(Number(said.latestSize)));
    case 'site-key':
      return words.said['site-key'](said.party);
  }
}

import { currencyOfNumericCode, dueDateInShanghai } from '@tallystick/kernel';
import { Amount, type Column, DataTable, Day, Facts, Moment, Panel, Tag, Tags } from '@tallystick/web-kit';
import type { ClaimChecked, HistoryEntry, ReplayedFragment } from '@tallystick/verification';
import { Signatures } from './signatures.js';
import { useWords } from './words/index.js';

/** A claim as its events leave it, and who signed what. */
export function ClaimResult({ checked: { claim, history } }: { readonly checked: ClaimChecked }) {
  const words = useWords();
  const currency = currencyOfNumericCode(claim.currency).code;
  const money = (minor: bigint) => <Amount minor={minor} currency={currency} />;
  const facts = [
    [words.face, money(claim.face)],
    [words.retired, money(claim.retired)],
    [words.debtor, words.partyNumber(String(claim.debtor))],
    [words.creditor, words.partyNumber(String(claim.creditor))],
    [words.due, <Day key="due" on={dueDateInShanghai(Number(claim.due))} />],
  ] as const;
  const fragments: Column<ReplayedFragment>[] = [
    { key: 'holder', title: words.holder, render: ({ holder }) => words.partyNumber(String(holder)) },
    { key: 'amount', title: words.amount, isAtEnd: true, render: ({ from, to }) => money(to - from) },
    { key: 'from', title: words.from, isAtEnd: true, render: ({ from }) => money(from) },
    { key: 'to', title: words.to, isAtEnd: true, render: ({ to }) => money(to) },
    { key: 'marks', title: words.marks, render: (fragment) => <Burdens fragment={fragment} /> },
  ];
  const entries: Column<HistoryEntry>[] = [
    { key: 'block', title: words.block, isAtEnd: true, render: ({ block }) => block },
    { key: 'when', title: words.when, render: ({ time }) => <Moment at={time.toISOString()} /> },
    { key: 'event', title: words.event, render: (entry) => <Event entry={entry} /> },
    { key: 'from', title: words.from, isAtEnd: true, render: ({ from }) => from !== undefined && money(from) },
    { key: 'to', title: words.to, isAtEnd: true, render: ({ to }) => to !== undefined && money(to) },
    {
      key: 'signatures',
      title: words.signatures,
      render: ({ act }) => (act ? <Signatures act={act} /> : <span className="tk-quiet">{words.itself}</span>),
    },
  ];
  return (
    <>
      <Panel title={words.claim}>
        <Facts items={facts} />
      </Panel>
      <Panel title={words.fragments} isFlush>
        <DataTable
          label={words.fragments}
          columns={fragments}
          rows={claim.fragments}
          keyOf={({ from }) => String(from)}
          blank={<div className="tk-blank">{words.noFragments}</div>}
        />
      </Panel>
      <Panel title={words.history} isFlush>
        <DataTable
          label={words.history}
          columns={entries}
          rows={history}
          keyOf={({ transaction, event, from, to }) => `${transaction} ${event} ${from} ${to}`}
        />
      </Panel>
    </>
  );
}

function Event({ entry: { event, act } }: { readonly entry: HistoryEntry }) {
  const words = useWords();
  return act ? words.kinds[act.kind] : (words.byItself[event] ?? event);
}

function Burdens({ fragment }: { readonly fragment: ReplayedFragment }) {
  const words = useWords();
  const names = ['pledgee', 'recourse', 'frozen', 'locked', 'disputed'] as const;
  const burdens = names.filter((name) => Boolean(fragment[name]));
  if (burdens.length === 0) return <span className="tk-quiet">{words.free}</span>;
  return (
    <Tags>
      {burdens.map((name) => (
        <Tag key={name} tone="warn">
          {words.burdens[name]}
        </Tag>
      ))}
    </Tags>
  );
}

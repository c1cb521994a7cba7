import { Blank, type Column, DataTable, Loaded, Moment, Tag } from '@tallystick/web-kit';
import { Ago, GradeTag } from '@tallystick/web-kit/site';
import { useWords } from '../words/index.js';
import { GatewayActions } from './gateway-actions.js';
import { type Gateway, useGateways } from './gateways-doors.js';

interface GatewaysTableTerms {
  readonly site: string;
  readonly mayRun: boolean;
}

/** Each gateway with what vouches for it, and what is missing of what it signed. */
export function GatewaysTable({ site, mayRun }: GatewaysTableTerms) {
  const { siteWork } = useWords();
  const { gateways: words } = siteWork;
  const quiet = (text: string) => <span className="tk-quiet">{text}</span>;
  const columns: Column<Gateway>[] = [
    { key: 'name', title: words.name, render: ({ name }) => name },
    { key: 'dialect', title: words.dialect, render: ({ dialect }) => words.dialects[dialect] },
    { key: 'seen', title: words.seen, render: ({ lastSeenAt: at }) => (at ? <Ago at={at} /> : quiet(words.never)) },
    { key: 'evidence', title: words.evidence, render: ({ last }) => last && <GradeTag {...last} /> },
    { key: 'key', title: words.key, render: ({ keys: [key] }) => (key ? <Key of={key} /> : quiet(words.noKey)) },
    {
      ...{ key: 'certificate', title: words.certificate },
      render: ({ certificates }) => {
        const holding = certificates.find(({ takenBackAt }) => !takenBackAt);
        return holding ? <Moment at={holding.notAfter} /> : quiet(words.noCertificate);
      },
    },
    {
      ...{ key: 'gaps', title: words.gaps },
      render: ({ gaps }) => (gaps.length > 0 ? <Tag tone="bad">{words.gapsOf(gaps.length)}</Tag> : quiet(words.noGaps)),
    },
    ...(mayRun
      ? [
          {
            key: 'actions',
            title: siteWork.actions,
            render: (gateway: Gateway) => <GatewayActions site={site} gateway={gateway} />,
          },
        ]
      : []),
  ];
  return (
    <Loaded query={useGateways(site)}>
      {({ items }) => (
        <DataTable
          label={words.list}
          columns={columns}
          rows={items}
          keyOf={({ name }) => name}
          blank={<Blank title={words.none}>{words.noneHint}</Blank>}
        />
      )}
    </Loaded>
  );
}

function Key({ of: { fingerprint, endsAt } }: { readonly of: Gateway['keys'][number] }) {
  const { siteWork } = useWords();
  return (
    <>
      <span className="tk-mono" title={fingerprint}>
        {fingerprint.slice(0, SHOWN)}…
      </span>{' '}
      {endsAt && Date.parse(endsAt) <= Date.now() && <Tag>{siteWork.gateways.ended}</Tag>}
    </>
  );
}

const SHOWN = 12;

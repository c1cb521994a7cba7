import { type Column, DataTable, Loaded, Moment, Panel } from '@tallystick/web-kit';
import { ReasonDialogue, type Reasoned, useSiteChange } from '@tallystick/web-kit/site';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../words/index.js';
import { type EnrolmentRequest, usePendingEnrolments } from './gateways-doors.js';

interface EnrolmentsTerms {
  readonly site: string;
  readonly mayRun: boolean;
}

/**
 * Gateways that ask to come in. They are let in where the operator's key lies, over the fingerprint that the gateway itself shows: what this page shows is the server's word, and so it is not
 * put into the command.
 */
export function Enrolments({ site, mayRun }: EnrolmentsTerms) {
  const { siteWork } = useWords();
  const { enrolments: words } = siteWork;
  const [refused, setRefused] = useState<EnrolmentRequest>();
  const columns: Column<EnrolmentRequest>[] = [
    { key: 'gateway', title: siteWork.gateways.name, render: ({ gateway }) => gateway },
    {
      ...{ key: 'fingerprint', title: words.fingerprint },
      render: ({ fingerprint }) => <span className="tk-mono">{spoken(fingerprint)}</span>,
    },
    { key: 'asked', title: words.asked, render: ({ requestedAt }) => <Moment at={requestedAt} /> },
    ...(mayRun
      ? [
          {
            ...{ key: 'actions', title: siteWork.actions },
            render: (request: EnrolmentRequest) => (
              <Button size="small" aria-label={words.refuseOf(request.gateway)} onClick={() => setRefused(request)}>
                {words.refuse}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Panel title={words.title} isFlush>
      <Loaded query={usePendingEnrolments(site)}>
        {({ items }) => (
          <>
            <DataTable
              label={words.title}
              columns={columns}
              rows={items}
              keyOf={({ id }) => id}
              blank={<p className="tk-table-foot">{words.none}</p>}
            />
            {mayRun && items[0] && (
              <div className="tk-panel-body">
                <p>{words.approveHint}</p>
                <code className="tk-code">
                  {`npx tallystick site approve ${site} ${items[0].id} --fingerprint ... --receipt-fingerprint ...`}
                </code>
              </div>
            )}
          </>
        )}
      </Loaded>
      {refused && <Refusal site={site} request={refused} onClose={() => setRefused(undefined)} />}
    </Panel>
  );
}

interface RefusalTerms {
  readonly site: string;
  readonly request: EnrolmentRequest;
  readonly onClose: () => void;
}

function Refusal({ site, request: { id, gateway }, onClose }: RefusalTerms) {
  const { siteWork } = useWords();
  const { enrolments: words } = siteWork;
  const refusing = useSiteChange(site, ({ routes, call }, { reason }: Reasoned) =>
    call(routes.POST('/v1/sites/{site}/enrolments/{id}/refusal', { params: { path: { site, id } }, body: { reason } })),
  );
  return (
    <ReasonDialogue
      title={words.refuseOf(gateway)}
      hint={words.refuseHint}
      reasonMax={REASON_MAX}
      change={refusing}
      onClose={onClose}
    />
  );
}

const REASON_MAX = 200;

/** In fours, as people read them to one another. */
const spoken = (fingerprint: string): string => fingerprint.match(/.{1,4}/g)?.join(' ') ?? fingerprint;

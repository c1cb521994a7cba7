import { Blank, type Column, Failure, Moment, Page, PagedTable, Panel, Tag } from '@tallystick/web-kit';
import { sitePath, useSiteWords } from '@tallystick/web-kit/site';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../words/index.js';
import { type Notice, useNotices, useMarkingRead } from './notices-doors.js';

/** What this organisation was told of sites, when it happened. */
export function Notices() {
  const { siteWork } = useWords();
  const { notices: words } = siteWork;
  const [isUnreadOnly, setIsUnreadOnly] = useState(false);
  const notices = useNotices(isUnreadOnly);
  const reading = useMarkingRead();
  const newest = notices.data?.[0];
  const columns = useColumns();
  const actions = (
    <>
      <Checkbox checked={isUnreadOnly} onChange={({ target }) => setIsUnreadOnly(target.checked)}>
        {words.unreadOnly}
      </Checkbox>
      <Button disabled={!newest} loading={reading.isPending} onClick={() => newest && reading.mutate(newest.id)}>
        {words.markAll}
      </Button>
    </>
  );
  return (
    <Page title={words.title} about={words.about}>
      {reading.error && <Failure error={reading.error} />}
      <Panel title={words.title} isFlush actions={actions}>
        <PagedTable
          pages={notices}
          label={words.title}
          columns={columns}
          keyOf={({ id }) => id}
          maxHeight="calc(100vh - 240px)"
          blank={<Blank title={words.none}>{words.noneHint}</Blank>}
        />
      </Panel>
    </Page>
  );
}

function useColumns(): readonly Column<Notice>[] {
  const { siteWork } = useWords();
  const { notices: words } = siteWork;
  return [
    { key: 'at', title: words.at, render: ({ at }) => <Moment at={at} /> },
    { key: 'what', title: words.what, render: ({ type }) => words.types[type] },
    { key: 'subject', title: words.subject, render: (notice) => <Subject notice={notice} /> },
    { key: 'site', title: words.site, render: ({ site }) => site && <Link to={sitePath(site)}>{site}</Link> },
    {
      key: 'state',
      title: words.state,
      render: ({ readAt }) => (readAt ? <Moment at={readAt} /> : <Tag tone="info">{words.isUnread}</Tag>),
    },
  ];
}

/** The rule that it is about and where, by what the notice itself says. */
function Subject({ notice: { site, alarm, body } }: { readonly notice: Notice }) {
  const { rules } = useSiteWords();
  const { ruleId, instance, reason } = body;
  const name = typeof ruleId === 'string' && ruleId in rules ? rules[ruleId as keyof typeof rules].name : '';
  const what = [name, textOf(instance)].filter(Boolean).join(' · ');
  return (
    <>
      {site && alarm ? <Link to={sitePath(site, 'alarms', alarm)}>{what}</Link> : what}{' '}
      <span className="tk-quiet">{textOf(reason)}</span>
    </>
  );
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

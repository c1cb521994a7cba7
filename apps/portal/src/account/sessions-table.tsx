import type { components } from '@tallystick/api-client/browser';
import { Blank, type Column, DataTable, Moment, Tag } from '@tallystick/web-kit';
import { Button } from 'antd';
import { useWords } from '../words/index.js';

type Session = components['schemas']['SessionView'];

interface SessionsTableTerms {
  readonly sessions: readonly Session[];
  readonly onEnd: (session: string) => void;
}

export function SessionsTable({ sessions, onEnd }: SessionsTableTerms) {
  const { people, sessions: words } = useWords();
  const columns: Column<Session>[] = [
    { key: 'device', title: words.device, render: ({ device }) => device },
    { key: 'begun', title: words.begun, render: ({ createdAt }) => <Moment at={createdAt} /> },
    { key: 'seen', title: words.seen, render: ({ lastSeenAt }) => <Moment at={lastSeenAt} /> },
    { key: 'ends', title: words.ends, render: ({ endsAt }) => <Moment at={endsAt} /> },
    {
      key: 'end',
      title: words.end,
      isAtEnd: true,
      render: ({ id, current, device }) =>
        current ? (
          <Tag tone="info">{words.here}</Tag>
        ) : (
          <Button size="small" aria-label={words.endOf(device)} onClick={() => onEnd(id)}>
            {words.end}
          </Button>
        ),
    },
  ];
  return (
    <DataTable
      label={words.list}
      columns={columns}
      rows={sessions}
      keyOf={({ id }) => id}
      blank={<Blank title={people.noSessions} />}
    />
  );
}

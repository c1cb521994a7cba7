/** What the portal's list is compared with: antd's own table of the same rows and columns, with nothing around it. */
import { Table, type TableColumnType } from 'antd';
import { createRoot } from 'react-dom/client';

interface Row {
  readonly id: string;
  readonly debtor: string;
  readonly creditor: string;
  readonly faceMinor: number;
  readonly paidMinor: number;
  readonly dueDate: string;
  readonly state: string;
  readonly issuedAt: string;
}

const text = (key: keyof Row) => ({ key, dataIndex: key, title: key, width: 170 });
const byFace = (one: Row, other: Row) => one.faceMinor - other.faceMinor;
/** One way or the other, and never back to none, as the portal's. */
const face: TableColumnType<Row> = {
  ...text('faceMinor'),
  ...{ sorter: byFace, defaultSortOrder: 'ascend', sortDirections: ['ascend', 'descend', 'ascend'] },
};
const columns = [
  ...[text('id'), text('debtor'), text('creditor'), face],
  ...[text('paidMinor'), text('dueDate'), text('state'), text('issuedAt')],
];

const rows = (await (await fetch('/rows.json')).json()) as Row[];
createRoot(document.querySelector('#root') as Element).render(
  <Table virtual rowKey="id" columns={columns} dataSource={rows} pagination={false} scroll={{ x: 1360, y: 700 }} />,
);

import { found } from './found.js';
import type { PortalStage } from './portal-stage.js';

/** What the demo's supplier has of papers: one that does not add up, a trade that fails, and an upload of which a file was refused. */
const FINDERS = {
  document: async (stage: PortalStage) => {
    const machine = stage.machine('supplier');
    const { items } = await machine.call(
      machine.routes.GET('/v1/documents', { params: { query: { worst: 'error', limit: 1 } } }),
    );
    return found(items[0], 'document with errors').id;
  },
  trade: async (stage: PortalStage) => {
    const machine = stage.machine('supplier');
    const { items } = await machine.call(
      machine.routes.GET('/v1/verifications', { params: { query: { verdict: 'fail', limit: 1 } } }),
    );
    return found(items[0], 'trade that fails').id;
  },
  upload: async (stage: PortalStage) => {
    const files = [{ name: 'order.xml', read: () => new TextEncoder().encode('<Order>') }];
    // The same files again are the same upload.
    return (await stage.machine('supplier').uploadBatch(files, undefined, { label: 'November' })).batch.id;
  },
  record: async (stage: PortalStage) => {
    const files = [{ name: 'receipt.json', read: () => new TextEncoder().encode(JSON.stringify(WAREHOUSE_RECEIPT)) }];
    const machine = stage.machine('supplier');
    const { batch } = await machine.uploadBatch(files, undefined, { label: 'Warehouse' });
    const params = { params: { path: { id: batch.id } } };
    const { items } = await machine.call(machine.routes.GET('/v1/document-batches/{id}/files', params));
    return found(items[0]?.record, 'record of the warehouse receipt');
  },
};

/** With a member that no such record has, so that there is something to find. */
export const WAREHOUSE_RECEIPT = {
  ...{ type: 'WarehouseReceipt', number: 'WR-1', issueDate: '2026-08-23', commodity: '六速变速箱总成' },
  warehouseOperator: { name: '洋山恒信仓储有限公司', uscc: '91100000100003962T' },
  holder: { name: '宁波精工传动有限公司', uscc: '91330100799655058B' },
  ...{ quantity: '80', unit: 'H87', warehouse: 'Yangshan 3', slot: 'B-07-2', orders: ['PO-2026-0004'] },
  colour: 'grey',
};

export type DocumentScreen = keyof typeof FINDERS;
export const isDocumentScreen = (name: string): name is DocumentScreen => Object.hasOwn(FINDERS, name);

/** The id in the address of a screen of papers. */
export const documentIdOf = (stage: PortalStage, name: DocumentScreen): Promise<string> => FINDERS[name](stage);

import type { PortalStage } from './portal-stage.js';

/** What the demo's supplier has of papers: one that does not add up, a trade that fails, and an upload of which a file was refused. */
const FINDERS = {
  document: async (stage: PortalStage) => {
    const machine = stage.machine('supplier');
    const { items } = await machine.call(
      machine.routes.GET('/v1/documents', { params: { query: { worst: 'error', limit: 1 } } }),
    );
    return items[0]?.id ?? '';
  },
  trade: async (stage: PortalStage) => {
    const machine = stage.machine('supplier');
    const { items } = await machine.call(
      machine.routes.GET('/v1/verifications', { params: { query: { verdict: 'fail', limit: 1 } } }),
    );
    return items[0]?.id ?? '';
  },
  upload: async (stage: PortalStage) => {
    const files = [{ name: 'order.xml', read: () => new TextEncoder().encode('<Order>') }];
    // The same files again are the same upload.
    return (await stage.machine('supplier').uploadBatch(files, undefined, { label: 'November' })).batch.id;
  },
};

export type DocumentScreen = keyof typeof FINDERS;
export const isDocumentScreen = (name: string): name is DocumentScreen => Object.hasOwn(FINDERS, name);

/** The id in the address of a screen of papers. */
export const documentIdOf = (stage: PortalStage, name: DocumentScreen): Promise<string> => FINDERS[name](stage);

import { declareList } from '@tallystick/platform';

export const ANCHOR_LIST = declareList({
  fields: {
    log: { column: 'anchor.log', type: 'text', filter: 'any' },
    size: { column: 'anchor.tree_size', type: 'number', filter: 'range' },
    anchoredAt: { column: 'anchor.block_time', type: 'moment', filter: 'range' },
  },
  id: [
    { column: 'anchor.tree_size', type: 'number' },
    { column: 'anchor.log', type: 'text' },
  ],
  idOrder: 'DESC',
});

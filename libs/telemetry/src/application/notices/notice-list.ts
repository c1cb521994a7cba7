import { declareList } from '@tallystick/platform';
import { NOTICE_TYPES } from '../../domain/notice-types.js';

export const NOTICE_LIST = declareList({
  fields: {
    unread: { column: '(notice.readAt IS NULL)', type: 'flag', filter: 'any' },
    type: { column: 'notice.type', type: 'text', filter: 'any', values: NOTICE_TYPES },
    alarm: { column: 'notice.alarm', type: 'uuid', filter: 'any' },
    at: { column: 'notice.at', type: 'moment', filter: 'range', sort: true },
  },
  id: [{ column: 'notice.id', type: 'uuid' }],
  idOrder: 'DESC',
});

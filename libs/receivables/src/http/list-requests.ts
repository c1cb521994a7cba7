import { listQuery } from '@tallystick/platform';
import { FRAGMENT_LIST, RECEIVABLE_LIST } from '../application/lists.js';
import { FragmentView } from './fragment.view.js';
import { ReceivableView } from './receivable.view.js';

export class ReceivableListQuery extends listQuery(RECEIVABLE_LIST, ReceivableView) {}

export class FragmentListQuery extends listQuery(FRAGMENT_LIST, FragmentView) {}

import { listQuery } from '@tallystick/platform';
import { FACT_LIST } from '../application/fact-list.js';
import { FactView } from './fact.view.js';

export class FactListQuery extends listQuery(FACT_LIST, FactView) {}

import { listQuery } from '@tallystick/platform';
import { PROGRAMME_LIST } from '../application/programme-list.js';
import { ProgrammeView } from './programme.view.js';

export class ProgrammeListQuery extends listQuery(PROGRAMME_LIST, ProgrammeView) {}

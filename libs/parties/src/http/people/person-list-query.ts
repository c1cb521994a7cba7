import { listQuery } from '@tallystick/platform';
import { PERSON_LIST } from '../../application/lists.js';
import { PersonView } from './person.view.js';

export class PersonListQuery extends listQuery(PERSON_LIST, PersonView) {}

import { listQuery } from '@tallystick/platform';
import { NEAR_MATCH_LIST, REGISTRATION_LIST } from '../application/lists.js';
import { NearMatchView, RegistrationView } from './registry.view.js';

export class RegistrationListQuery extends listQuery(REGISTRATION_LIST, RegistrationView) {}

export class NearMatchListQuery extends listQuery(NEAR_MATCH_LIST, NearMatchView) {}

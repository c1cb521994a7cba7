import { listQuery } from '@tallystick/platform';
import { API_CLIENT_LIST } from '../../application/lists.js';
import { ListedApiClientView } from './api-client.view.js';

export class ApiClientListQuery extends listQuery(API_CLIENT_LIST, ListedApiClientView) {}

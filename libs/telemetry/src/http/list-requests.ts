import { listQuery } from '@tallystick/platform';
import { SITE_LIST } from '../application/sites/site-list.js';
import { SiteView } from './site.view.js';

export class SiteListQuery extends listQuery(SITE_LIST, SiteView) {}

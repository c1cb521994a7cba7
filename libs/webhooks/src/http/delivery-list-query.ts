import { listQuery } from '@tallystick/platform';
import { DELIVERY_LIST } from '../application/delivery-list.js';
import { DeliveryView } from './webhook.view.js';

export class DeliveryListQuery extends listQuery(DELIVERY_LIST, DeliveryView) {}

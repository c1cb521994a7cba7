import { SCREENS } from '../screen-list.js';

/** Where a verified trade is shown. @param id of the verification */
export const tradeAddress = (id: string): string => SCREENS.trade.path.replace(':id', id);

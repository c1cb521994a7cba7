import { SCREENS } from '../../screen-list.js';

/** Where an upload is shown. @param id of its batch */
export const uploadAddress = (id: string): string => SCREENS.upload.path.replace(':id', id);

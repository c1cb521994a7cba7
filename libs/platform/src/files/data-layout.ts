/** Of the data folder; raised whenever a product can no longer open what an older one wrote. */
export const DATA_LAYOUT = 1;

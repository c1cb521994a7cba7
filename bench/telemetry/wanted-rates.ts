/** What the design wants of two cores with the publisher and the database on them. */
export const MESSAGES_PER_SECOND = 10_000;
export const READINGS_PER_SECOND = 50_000;

/** In what a gateway speaks: the signed batch, or what is translated on arrival and counts for less. */
export const DIALECTS = ['signed', 'sparkplug-b', 'senml', 'json'] as const;
export type Dialect = (typeof DIALECTS)[number];

export const FOREIGN_DIALECTS = ['sparkplug-b', 'senml', 'json'] as const satisfies readonly Dialect[];
export type ForeignDialect = (typeof FOREIGN_DIALECTS)[number];

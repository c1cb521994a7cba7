/** Injection token of the `Network` (of `@tallystick/act-types`) that a process works on. */
export const NETWORK = Symbol('NETWORK');

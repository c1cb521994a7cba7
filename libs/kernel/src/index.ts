export { type Clock, nowSeconds, systemClock } from './clock.js';
export { DomainError, type DomainErrorKind } from './domain-error.js';

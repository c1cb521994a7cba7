/** How an invoice is blinded, evaluated and known: for banks' programs, the key's service and the registry alike. No Nest, no database. */
export { BlindKey } from './domain/blind-key.js';
export { type BlindedInput, blindInputs, finaliseTags, type RandomBytes } from './domain/blinding.js';
export {
  AmountNotPositive,
  EvaluationNotProved,
  InvoiceNumberMissing,
  KeyNotPinned,
  PartyCodeInvalid,
  PointNotInGroup,
  TooManyPoints,
} from './domain/errors.js';
export { type Evaluation, keyIdOf } from './domain/evaluation.js';
export { KEY_ID_HEX, POINT_HEX, TAG_HEX } from './domain/hex.js';
export { type BlindInvoice, exactInput, NEAR_INPUTS, nearInputs } from './domain/invoice-inputs.js';

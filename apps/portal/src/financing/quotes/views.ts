import type { components } from '@tallystick/api-client/browser';

export type QuoteView = components['schemas']['QuoteView'];
export type AnswerView = components['schemas']['QuoteAnswerView'];
export type QuoteRequestView = components['schemas']['QuoteRequestView'];

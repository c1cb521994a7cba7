import { DEFAULT_XML_LIMITS, type XmlLimits } from '../domain/xml/xml-limits.js';

/** By which the limits are handed to whatever reads papers in a service. */
export const PAPER_LIMITS = Symbol('PaperLimits');

interface LimitSetting {
  readonly variable: string;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
  readonly fallback: number;
}

const limit = (name: keyof XmlLimits, variable: string, unit: string, min: number, max: number): LimitSetting => ({
  ...{ variable, min, max, unit },
  fallback: DEFAULT_XML_LIMITS[name],
});

/** How every program that reads papers is told what one may cost: one table, so that no two of them differ unless they are set to. */
export const PAPER_LIMIT_SETTINGS: Readonly<Record<keyof XmlLimits, LimitSetting>> = {
  maxBytes: limit('maxBytes', 'PAPER_MAX_BYTES', 'bytes', 10_000, 100_000_000),
  maxDepth: limit('maxDepth', 'PAPER_MAX_DEPTH', 'elements', 12, 1_000),
  maxElements: limit('maxElements', 'PAPER_MAX_ELEMENTS', 'elements', 1_000, 5_000_000),
  maxAttributes: limit('maxAttributes', 'PAPER_MAX_ATTRIBUTES', 'attributes', 16, 1_000),
  maxTextCharacters: limit('maxTextCharacters', 'PAPER_MAX_TEXT_CHARACTERS', 'characters', 1_000, 100_000_000),
  // A verifier is told an earlier invoice's number in at most as many.
  maxValueCharacters: limit('maxValueCharacters', 'PAPER_MAX_VALUE_CHARACTERS', 'characters', 100, 500),
};

const AS_OTHERS = ' The same for api and verifier.';

/** What the limits are for, by variable. */
export const PAPER_SENTENCES = {
  PAPER_MAX_BYTES: 'How large a paper may be; raise it for invoices with attachments inside.' + AS_OTHERS,
  PAPER_MAX_DEPTH: 'How deep elements of a paper may lie within one another.' + AS_OTHERS,
  PAPER_MAX_ELEMENTS: 'How many elements a paper may have; raise it for invoices with thousands of lines.' + AS_OTHERS,
  PAPER_MAX_ATTRIBUTES: 'How many attributes an element may have.' + AS_OTHERS,
  PAPER_MAX_TEXT_CHARACTERS: 'How long all text of a paper may be together.' + AS_OTHERS,
  PAPER_MAX_VALUE_CHARACTERS: 'How long a single value, such as a number or a name, may be.' + AS_OTHERS,
};

/** The most that the settings can say: for papers that were taken in once, by limits that may have been lowered since. */
export const WIDEST_PAPER_LIMITS: XmlLimits = {
  maxBytes: PAPER_LIMIT_SETTINGS.maxBytes.max,
  maxDepth: PAPER_LIMIT_SETTINGS.maxDepth.max,
  maxElements: PAPER_LIMIT_SETTINGS.maxElements.max,
  maxAttributes: PAPER_LIMIT_SETTINGS.maxAttributes.max,
  maxTextCharacters: PAPER_LIMIT_SETTINGS.maxTextCharacters.max,
  maxValueCharacters: PAPER_LIMIT_SETTINGS.maxValueCharacters.max,
};

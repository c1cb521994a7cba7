import type { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';

export interface Remark {
  readonly text: string;
  /** The invoice that a red-letter one takes back; empty when the remark names none. */
  readonly reversed: string;
  /** The order's number; empty when the remark names none. */
  readonly order: string;
}

/** How the platform fills in the remark of a red-letter invoice, and how sellers name an order there. Usage, not a published rule: unconfirmed. */
const REVERSED = /被红冲蓝字[^:：0-9]*[:：]?\s*([0-9]{20})/;
const ORDER = /订单(?:编号|号码|号)\s*[:：]\s*([^\s,，;；。]+)/;

/** `AdditionalInformation/Remark` (备注), the one place where an e-invoice can refer to another paper. */
export function readRemark(reader: PaperReader, additional: XmlElement | undefined): Remark {
  const text = reader.text(additional, 'ein:Remark');
  return { text, reversed: REVERSED.exec(text)?.[1] ?? '', order: ORDER.exec(text)?.[1] ?? '' };
}

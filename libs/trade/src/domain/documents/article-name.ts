import type { TradeDocument } from './trade-document.js';

/** What a line is of, by the name that a person knows it by, else by a number; empty when the line gives neither. */
export function articleName(line: TradeDocument['lines'][number]): string {
  if (!('article' in line)) return '';
  const { name, sellersId, buyersId, standardId } = line.article;
  return [name, sellersId, buyersId, standardId].find((given) => given !== '') ?? '';
}

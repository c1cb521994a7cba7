/** A made element: written once, in order, with everything escaped. */
export type XmlNode = string & { readonly __xml: unique symbol };

export function element(
  name: string,
  content: string | readonly XmlNode[],
  attributes: Readonly<Record<string, string>> = {},
): XmlNode {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inner = typeof content === 'string' ? escaped(content) : content.join('');
  return `<${name}${written.join('')}>${inner}</${name}>` as XmlNode;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

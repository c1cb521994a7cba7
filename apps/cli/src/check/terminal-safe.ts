/** Controls, invisible formatting (which turns the direction of writing round, say), and separators of lines. */
const STEERING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** One line for a terminal. Papers and their names are others' text: none of it may steer the terminal. */
export function withoutControls(line: string): string {
  return line.replace(STEERING, '\uFFFD');
}

/** JSON for a terminal: the same values, with whatever could steer it escaped. Takes JSON as `JSON.stringify` writes it. */
export function withControlsEscaped(json: string): string {
  return json.replace(STEERING, (sign) => (sign === '\n' ? sign : escaped(sign)));
}

function escaped(sign: string): string {
  return Array.from({ length: sign.length }, (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
    '',
  );
}

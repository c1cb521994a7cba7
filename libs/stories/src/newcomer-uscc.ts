import { usccCheckCharacter } from '@tallystick/kernel';

/** A made-up code with a right check digit. @param prefix the first 14 characters */
export function newcomerUscc(prefix: string, index: number): string {
  const first = `${prefix}${String(index).padStart(3, '0')}`;
  return `${first}${usccCheckCharacter(first)}`;
}

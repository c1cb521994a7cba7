import { fileNameOf } from './file-name.js';

/** Gives the reader a file to keep, as a download does. @param name is made one that every system takes */
export function saveAs(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileNameOf(name);
  link.click();
  URL.revokeObjectURL(url);
}

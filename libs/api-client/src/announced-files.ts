/** A file of an upload. It is read twice: to be announced, and to be sent if it is missing there. */
export interface UploadFile {
  /** Yours, one of its own in the batch. */
  readonly name: string;
  read(): Promise<Uint8Array> | Uint8Array;
}

/** A file that is not what it was when it was announced. */
export class FileChanged extends Error {
  constructor(readonly file: string) {
    super(`${file} changed while it was being uploaded; upload again`);
    this.name = 'FileChanged';
  }
}

/** As a batch names a file. */
export interface Announced {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** @param onRead told of each file once it is read */
export async function announcedFor(files: readonly UploadFile[], onRead: (name: string) => void): Promise<Announced[]> {
  const announced: Announced[] = [];
  for (const file of files) {
    announced.push(await announcedAs(file));
    onRead(file.name);
  }
  return announced;
}

async function announcedAs(file: UploadFile): Promise<Announced> {
  const content = await file.read();
  return { name: file.name, sha256: await sha256(content), bytes: content.length };
}

export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

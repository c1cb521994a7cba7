import {
  type BatchView,
  resumeBatch,
  uploadBatch,
  type UploadFile,
  type UploadOptions,
} from '@tallystick/api-client/browser';
import type { Connection, Observable } from '@tallystick/web-kit';
import { batchDoors } from './batch-doors.js';

export type FileStep = 'waiting' | 'read' | 'sent';

/** An upload that this page is at, from the choice of files to its end. */
export interface Upload {
  readonly key: string;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly step: FileStep }[];
  /** Of its batch, once that is known. */
  readonly id?: string;
  /** Missing until it is announced. */
  readonly batch?: BatchView;
  /** Why it did not go on; what was sent is kept there. */
  readonly error?: unknown;
  readonly isOver: boolean;
}

type Work = (
  files: readonly UploadFile[],
  onProgress: (batch: BatchView) => void,
  options: UploadOptions,
) => Promise<{ readonly batch: BatchView }>;

/**
 * The uploads of a page. They are no screen's: whoever goes to another screen leaves them running, and finds them again. A page that is closed leaves
 * at the service what it sent, and which files are missing. They end with the session: whoever signs in next sends nothing in another’s stead.
 */
export class Uploads {
  private readonly works = new Map<string, () => void>();
  private leaving = new AbortController();

  constructor(
    private readonly connection: Connection,
    readonly state: Observable<readonly Upload[]>,
  ) {
    const session = connection.session.state;
    session.subscribe(() => {
      if (!('person' in session.get())) this.stop();
    });
  }

  /** @returns its key here */
  start(files: readonly File[], label: string): string {
    const doors = batchDoors(this.connection);
    return this.add(files, (given, onProgress, options) =>
      uploadBatch(doors, given, onProgress, { ...options, label }),
    );
  }

  /** Sends what a batch misses of these files. */
  resume(id: string, files: readonly File[]): string {
    const doors = batchDoors(this.connection);
    return this.add(files, (given, onProgress, options) => resumeBatch(doors, id, given, onProgress, options), id);
  }

  /** Goes on with one that failed. */
  again(key: string): void {
    this.works.get(key)?.();
  }

  private stop(): void {
    this.leaving.abort();
    this.leaving = new AbortController();
    this.works.clear();
    this.state.set([]);
  }

  private add(chosen: readonly File[], work: Work, id?: string): string {
    const key = crypto.randomUUID();
    const files = chosen.map(named);
    const upload: Upload = {
      ...{ key, ...(id === undefined ? {} : { id }) },
      files: files.map(({ name, file }) => ({ name, bytes: file.size, step: 'waiting' })),
      isOver: false,
    };
    this.state.set([upload, ...this.state.get()]);
    const given = files.map(({ name, file }) => ({ name, read: async () => new Uint8Array(await file.arrayBuffer()) }));
    this.works.set(key, () => void this.run(key, given, work));
    this.again(key);
    return key;
  }

  private async run(key: string, files: readonly UploadFile[], work: Work): Promise<void> {
    this.change(key, ({ error: _, ...upload }) => ({ ...upload, isOver: false }));
    const { signal } = this.leaving;
    const onFile = (name: string, step: FileStep) =>
      this.change(key, (upload) => ({
        ...upload,
        files: upload.files.map((file) => (file.name === name ? { ...file, step } : file)),
      }));
    try {
      const told = (batch: BatchView) => this.change(key, (upload) => ({ ...upload, batch, id: batch.id }));
      told((await work(files, told, { onFile, signal })).batch);
      this.change(key, (upload) => ({ ...upload, isOver: true }));
      this.works.delete(key);
    } catch (error) {
      this.change(key, (upload) => ({ ...upload, error, isOver: true }));
    }
  }

  private change(key: string, next: (upload: Upload) => Upload): void {
    this.state.set(this.state.get().map((upload) => (upload.key === key ? next(upload) : upload)));
  }
}

/** Files of one folder have their path for a name, and of two files of one name the later has a number. */
function named(file: File, place: number, all: readonly File[]) {
  const nameOf = (one: File) => one.webkitRelativePath || one.name;
  const before = all.slice(0, place).filter((other) => nameOf(other) === nameOf(file)).length;
  return { file, name: before === 0 ? nameOf(file) : `${nameOf(file)} (${before + 1})` };
}

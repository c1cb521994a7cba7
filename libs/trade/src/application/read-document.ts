import { Injectable } from '@nestjs/common';
import type { Principal } from '@tallystick/platform';
import { type DocumentReading, readingOf } from '../domain/documents/document-reading.js';
import { DocumentNotFound } from '../domain/errors.js';
import { readPaper } from '../domain/read-paper.js';
import { WIDEST_PAPER_LIMITS } from '../papers/paper-limits.js';
import { FindDocuments } from './find-documents.js';

/** A document as a person reads it: from its bytes, which are what counts, and as they are read now. */
@Injectable()
export class ReadDocument {
  constructor(private readonly documents: FindDocuments) {}

  /** Throws `DocumentNotFound`. */
  async run(id: string, caller: Principal): Promise<DocumentReading> {
    const { document } = readPaper(await this.documents.content(id, caller), { limits: WIDEST_PAPER_LIMITS });
    // It was readable when it was taken in, within narrower limits.
    if (!document) throw new DocumentNotFound();
    return readingOf(document);
  }
}

import { Injectable, type PipeTransform } from '@nestjs/common';
import { SeriesNotFound } from '../domain/site-errors.js';

/** A series' number in a path; what is none names no series. */
@Injectable()
export class SeriesIdPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    if (!/^[1-9][0-9]{0,8}$/.test(value)) throw new SeriesNotFound();
    return Number(value);
  }
}

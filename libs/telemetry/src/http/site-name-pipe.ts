import { Injectable, type PipeTransform } from '@nestjs/common';
import { SiteNotFound } from '../domain/site-errors.js';
import { findSiteNumber } from '../domain/site-name.js';

/** A site's name in a path; what is none names no site. */
@Injectable()
export class SiteNamePipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (findSiteNumber(value) === undefined) throw new SiteNotFound();
    return value;
  }
}

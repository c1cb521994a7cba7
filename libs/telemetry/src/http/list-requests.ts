import { listQuery } from '@tallystick/platform';
import { ENROLMENT_LIST } from '../application/entrance/enrolment-list.js';
import { ANCHOR_LIST } from '../application/evidence/anchor-list.js';
import { NOTICE_LIST } from '../application/notices/notice-list.js';
import { PAPER_LIST } from '../application/papers/paper-list.js';
import { LATEST_LIST, QUARANTINE_LIST, SERIES_LIST } from '../application/readings/reading-lists.js';
import { SITE_LIST } from '../application/sites/site-list.js';
import { SiteActView } from './act.view.js';
import { EnrolmentRequestView } from './enrolment.view.js';
import { AnchorView } from './log.view.js';
import { NoticeView } from './notice.view.js';
import { LatestReadingView, QuarantineItemView, SeriesView } from './reading.view.js';
import { SiteView } from './site.view.js';

export class SiteListQuery extends listQuery(SITE_LIST, SiteView) {}

export class EnrolmentListQuery extends listQuery(ENROLMENT_LIST, EnrolmentRequestView) {}

export class SeriesListQuery extends listQuery(SERIES_LIST, SeriesView) {}

export class LatestListQuery extends listQuery(LATEST_LIST, LatestReadingView) {}

export class QuarantineListQuery extends listQuery(QUARANTINE_LIST, QuarantineItemView) {}

export class PaperListQuery extends listQuery(PAPER_LIST, SiteActView) {}

export class AnchorListQuery extends listQuery(ANCHOR_LIST, AnchorView) {}

export class NoticeListQuery extends listQuery(NOTICE_LIST, NoticeView) {}

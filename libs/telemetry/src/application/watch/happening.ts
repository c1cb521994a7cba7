import type { Alarm } from '../../domain/alarms/alarm.js';
import type { AlarmNotice } from '../../domain/alarms/alarm-event.js';
import type { Audience } from '../../domain/alarms/audience.js';
import type { NoticeType } from '../../domain/notice-types.js';

/** Something that happened to an alarm: its history, and what people are told. */
export interface AlarmHappening {
  readonly rule: string;
  readonly instance: string;
  readonly alarm: Alarm;
  readonly notice: AlarmNotice;
  /** Party number, when a person did it. */
  readonly by: string | null;
  readonly reason: string | null;
}

/** What people are told that is no alarm's. */
export interface Announcement {
  readonly type: NoticeType;
  readonly audience: Audience;
  readonly by: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

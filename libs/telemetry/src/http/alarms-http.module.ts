import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, PapersActivity } from '@tallystick/platform';
import type { DataSource } from 'typeorm';
import { AwaitAct } from '../application/acts/await-act.js';
import { AnswerAlarm } from '../application/alarms/answer-alarm.js';
import { FindAlarms } from '../application/alarms/find-alarms.js';
import { FindSilences } from '../application/alarms/find-silences.js';
import { SilenceAlarms } from '../application/alarms/silence-alarms.js';
import { FindNotices } from '../application/notices/find-notices.js';
import { FindActs } from '../application/papers/find-acts.js';
import { HandInPaper } from '../application/papers/hand-in-paper.js';
import { NameReleaser } from '../application/papers/name-releaser.js';
import { FindRules } from '../application/rules/find-rules.js';
import { SetRule } from '../application/rules/set-rule.js';
import { SiteAccess } from '../application/sites/site-access.js';
import { AlarmAcknowledgement } from '../infra/alarm-acknowledgement.entity.js';
import { StoredAlarmBook } from '../infra/alarm-book.entity.js';
import { StoredAlarmEvent } from '../infra/alarm-event.entity.js';
import { StoredAlarm } from '../infra/alarm.entity.js';
import { Notice } from '../infra/notice.entity.js';
import { StoredSiteAct } from '../infra/site-act.entity.js';
import { SiteReader } from '../infra/site-reader.entity.js';
import { SiteReleaser } from '../infra/site-releaser.entity.js';
import { SiteRuleState } from '../infra/site-rule-state.entity.js';
import { SiteRuleVersion } from '../infra/site-rule-version.entity.js';
import { SiteRule } from '../infra/site-rule.entity.js';
import { Site } from '../infra/site.entity.js';
import type { AlarmsSettings } from './alarms-settings.js';
import { AlarmsController } from './alarms.controller.js';
import { NoticesController } from './notices.controller.js';
import { PapersController } from './papers.controller.js';
import { ReleasersController } from './releasers.controller.js';
import { RulesController } from './rules.controller.js';
import { SilencesController } from './silences.controller.js';

const ENTITIES = [
  ...[Site, SiteReader, SiteReleaser, StoredSiteAct, PapersActivity],
  ...[SiteRule, SiteRuleVersion, SiteRuleState],
  ...[StoredAlarm, StoredAlarmBook, StoredAlarmEvent, AlarmAcknowledgement],
  Notice,
];

/** Rules, papers, alarms and notices of the sites that a caller may see. */
@Module({})
export class AlarmsHttpModule {
  static forRoot(settings: AlarmsSettings): DynamicModule {
    return {
      module: AlarmsHttpModule,
      imports: [TypeOrmModule.forFeature(ENTITIES)],
      controllers: [
        ...[RulesController, PapersController, ReleasersController, AlarmsController],
        ...[SilencesController, NoticesController],
      ],
      providers: [
        ...[SiteAccess, FindRules, FindActs, NameReleaser, FindAlarms, AnswerAlarm, FindSilences, FindNotices],
        ...limited(settings),
      ],
    };
  }
}

const GIVEN = [getDataSourceToken(), CLOCK];

/** Those that are told limits beside what Nest knows. */
function limited({ limits }: AlarmsSettings): Provider[] {
  const { actWaitMs: waitMs } = limits;
  return [
    {
      provide: SetRule,
      inject: [...GIVEN, SiteAccess],
      useFactory: (data: DataSource, clock: Clock, access: SiteAccess) => new SetRule(access, limits, data, clock),
    },
    {
      provide: HandInPaper,
      inject: [...GIVEN, SiteAccess],
      useFactory: (data: DataSource, clock: Clock, access: SiteAccess) => new HandInPaper(access, limits, data, clock),
    },
    {
      provide: AwaitAct,
      inject: [getDataSourceToken()],
      useFactory: (data: DataSource) => new AwaitAct({ waitMs }, data),
    },
    {
      provide: SilenceAlarms,
      inject: [...GIVEN, SiteAccess, AwaitAct],
      useFactory: (data: DataSource, clock: Clock, access: SiteAccess, waiting: AwaitAct) =>
        new SilenceAlarms(access, waiting, limits, data, clock),
    },
  ];
}

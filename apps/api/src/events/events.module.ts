import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LEDGER_CHANNEL, LedgerActivity } from '@tallystick/chain';
import { PAPERS_CHANNEL, PapersActivity } from '@tallystick/platform';
import { EventFeed, LOOK_AGAIN_MS } from './event-feed.js';
import { EventsController } from './events.controller.js';
import { LedgerNotifications, PapersNotifications } from './feed-notifications.js';

@Module({})
export class EventsModule {
  static forRoot(databaseUrl: string): DynamicModule {
    return {
      module: EventsModule,
      imports: [TypeOrmModule.forFeature([PapersActivity, LedgerActivity])],
      controllers: [EventsController],
      providers: [
        { provide: PapersNotifications, useFactory: () => new PapersNotifications(databaseUrl, PAPERS_CHANNEL) },
        { provide: LedgerNotifications, useFactory: () => new LedgerNotifications(databaseUrl, LEDGER_CHANNEL) },
        { provide: LOOK_AGAIN_MS, useValue: 15_000 },
        EventFeed,
      ],
    };
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type ActKind, actKind } from '@tallystick/act-types';
import { LedgerCursor } from '@tallystick/chain';
import { type Clock, nowSeconds } from '@tallystick/kernel';
import { CLOCK, readTogether } from '@tallystick/platform';
import { DataSource } from 'typeorm';

/** The longest that a deadline is drafted short of the chain's limit, so that clocks may differ a little. */
const MARGIN_SECONDS = 60;

/** What the time is for an act, and until when one can be drafted. */
@Injectable()
export class Deadlines {
  private readonly headTimes = readTogether(async (keys: readonly true[]) => {
    const cursor = await this.dataSource.manager.findOneBy(LedgerCursor, { singleton: true });
    const seconds = Math.floor((cursor?.blockTime.getTime() ?? 0) / 1000);
    return new Map(keys.map((key) => [key, seconds]));
  });

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** For an act that names none, seconds since 1970 in digits: as late as its kind allows. */
  async latest(kind: ActKind): Promise<string> {
    return String((await this.presentSeconds()) + actKind(kind).maxDeadlineSeconds - MARGIN_SECONDS);
  }

  /** The later of our clock and the chain's: deadlines are measured by the head's time, which a burst of blocks can put ahead of ours. */
  async presentSeconds(): Promise<number> {
    return Math.max(nowSeconds(this.clock), (await this.headTimes.read(true)) ?? 0);
  }
}

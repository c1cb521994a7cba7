import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActsHttpModule } from '@tallystick/acts/http';
import { DepositBalance } from '@tallystick/chain';
import { DraftDepositActs } from '../application/draft-deposit-acts.js';
import { FindBalance } from '../application/find-balance.js';
import { DepositActsController } from './deposit-acts.controller.js';
import { SettlementController } from './settlement.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([DepositBalance]), ActsHttpModule],
  controllers: [SettlementController, DepositActsController],
  providers: [DraftDepositActs, FindBalance],
})
export class SettlementHttpModule {}

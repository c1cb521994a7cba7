import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FindProgrammes } from './application/find-programmes.js';
import { LedgerProgramme } from './infra/projection/ledger-programme.entity.js';
import { ProgrammeOutstanding } from './infra/projection/programme-outstanding.view.js';

@Module({
  imports: [TypeOrmModule.forFeature([LedgerProgramme, ProgrammeOutstanding])],
  providers: [FindProgrammes],
  exports: [FindProgrammes],
})
export class CreditModule {}

import { Module } from '@nestjs/common';
import { ActsHttpModule } from '@tallystick/acts/http';
import { DraftProgrammeActs } from '../application/draft-programme-acts.js';
import { CreditModule } from '../credit.module.js';
import { ProgrammeActsController } from './programme-acts.controller.js';
import { ProgrammesController } from './programmes.controller.js';

@Module({
  imports: [CreditModule, ActsHttpModule],
  controllers: [ProgrammesController, ProgrammeActsController],
  providers: [DraftProgrammeActs],
})
export class CreditHttpModule {}

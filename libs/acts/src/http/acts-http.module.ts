import { Module } from '@nestjs/common';
import { ActsModule } from '../acts.module.js';
import { ActPresenter } from './act-presenter.js';
import { ActsController } from './acts.controller.js';
import { FactPresenter } from './fact-presenter.js';
import { StatedFactsController } from './stated-facts.controller.js';

@Module({
  imports: [ActsModule],
  controllers: [ActsController, StatedFactsController],
  providers: [ActPresenter, FactPresenter],
  exports: [ActPresenter, FactPresenter, ActsModule],
})
export class ActsHttpModule {}

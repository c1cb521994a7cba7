import { Module } from '@nestjs/common';
import { ActsModule } from '../acts.module.js';
import { ActPresenter } from './act-presenter.js';
import { ActsController } from './acts.controller.js';

@Module({
  imports: [ActsModule],
  controllers: [ActsController],
  providers: [ActPresenter],
  exports: [ActPresenter, ActsModule],
})
export class ActsHttpModule {}

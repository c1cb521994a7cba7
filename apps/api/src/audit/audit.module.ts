import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditChain, AuditCommits, AuditEntry } from '@tallystick/platform';
import { AuditController } from './audit.controller.js';
import { AUDIT_TERMS, AuditDoor, type AuditTerms } from './audit-door.js';
import { FindAudit } from './find-audit.js';

@Module({})
export class AuditModule {
  static forRoot(terms: AuditTerms): DynamicModule {
    return {
      module: AuditModule,
      imports: [TypeOrmModule.forFeature([AuditEntry, AuditChain])],
      controllers: [AuditController],
      providers: [FindAudit, AuditDoor, AuditCommits, { provide: AUDIT_TERMS, useValue: terms }],
    };
  }
}

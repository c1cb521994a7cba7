import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Network } from '@tallystick/act-types';
import type { Clock } from '@tallystick/kernel';
import { ProcessMetrics, seeRequests } from '@tallystick/platform';
import { httpAdapter } from '@tallystick/platform/http';
import { openSchematron, openTradeRules } from '@tallystick/trade/papers';
import type { VerifierSettings } from './settings.js';
import { VerifierModule } from './verifier.module.js';

/** The verifier, wired and listening to nothing yet. Throws `TradeRulesInvalid` and `SchematronInvalid` with all that is wrong with the operator's rules. */
export async function createVerifier(
  settings: VerifierSettings,
  network: Network,
  clock?: Clock,
  metrics = new ProcessMetrics(),
): Promise<NestFastifyApplication> {
  const adapter = httpAdapter({ listener: settings.listener, bodyLimitBytes: settings.bodyLimitBytes });
  seeRequests(adapter.getInstance(), metrics);
  const rules = await openTradeRules(settings.tradeRulesFile);
  const schematron = await openSchematron(settings.schematronFiles, { timeoutMs: settings.schematronTimeoutMs });
  adapter.getInstance().addHook('onClose', () => schematron.close());
  const app = await NestFactory.create<NestFastifyApplication>(
    VerifierModule.forRoot(settings, network, { rules, schematron }, clock),
    adapter,
  );
  await app.init();
  return app;
}

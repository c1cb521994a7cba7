import { Body, Controller, Delete, Get, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  AnswersState,
  Caller,
  ChangesIfMatched,
  type ExpectedTags,
  IfMatch,
  type Principal,
  RequireScope,
} from '@tallystick/platform';
import { FindRules } from '../application/rules/find-rules.js';
import { ruleTag, SetRule } from '../application/rules/set-rule.js';
import { RULE_CATALOGUE } from '../domain/rules/rule-catalogue.js';
import { RuleRequest, RuleVersionRequest, takenParameters } from './rule-requests.js';
import { RuleCatalogueView, ruleDescriptionView, SiteRulesView, SiteRuleView, siteRuleView } from './rule.view.js';

const tagOf = ({ versions: [newest] }: SiteRuleView) => ruleTag(newest?.version ?? 0);

@ApiTags('rules')
@ApiBearerAuth()
@Controller('v1')
export class RulesController {
  constructor(
    private readonly rules: FindRules,
    private readonly setting: SetRule,
  ) {}

  /** Every kind of rule: when it raises and clears an alarm, and its parameters with units, ranges and defaults. */
  @Get('rules')
  @ApiOkResponse({ type: RuleCatalogueView })
  @RequireScope('read')
  catalogue(): RuleCatalogueView {
    return { items: RULE_CATALOGUE.map(ruleDescriptionView) };
  }

  /** A site's rules, switched off or not. */
  @Get('sites/:site/rules')
  @ApiOkResponse({ type: SiteRulesView })
  @RequireScope('read')
  async list(@Param('site') site: string, @Caller() caller: Principal): Promise<SiteRulesView> {
    return { items: (await this.rules.all(site, caller)).map(siteRuleView) };
  }

  /** A rule with all its versions. */
  @Get('sites/:site/rules/:id')
  @AnswersState(tagOf)
  @ApiOkResponse({ type: SiteRuleView })
  @RequireScope('read')
  async get(
    @Param('site') site: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Caller() caller: Principal,
  ): Promise<SiteRuleView> {
    return siteRuleView(await this.rules.byId(site, id, caller));
  }

  /** For the site's operator. Holds from the next event on; it hears the papers of its devices that came before it. */
  @Post('sites/:site/rules')
  @AnswersState(tagOf)
  @ApiCreatedResponse({ type: SiteRuleView })
  @RequireScope('documents')
  async add(
    @Param('site') site: string,
    @Body() { ruleId, parameters, reason }: RuleRequest,
    @Caller() caller: Principal,
  ): Promise<SiteRuleView> {
    const id = await this.setting.add(site, ruleId, { parameters: takenParameters(parameters), reason }, caller);
    return siteRuleView(await this.rules.byId(site, id, caller));
  }

  /**
   * A new version, which watches what the rule watches and holds from the next event on. It goes on from what stands by papers and measures anew;
   * alarms that are active stay so. Of a rule that was switched off, it switches it on.
   */
  @Put('sites/:site/rules/:id')
  @ChangesIfMatched()
  @AnswersState(tagOf)
  @ApiOkResponse({ type: SiteRuleView })
  @RequireScope('documents')
  async change(
    @Param('site') site: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { parameters, reason }: RuleVersionRequest,
    @Caller() caller: Principal,
    @IfMatch() expected: ExpectedTags,
  ): Promise<SiteRuleView> {
    await this.setting.change({ site, id }, { parameters: takenParameters(parameters), reason }, caller, expected);
    return siteRuleView(await this.rules.byId(site, id, caller));
  }

  /** Switches a rule off. It and its alarms stay; those that are active stay active, since nobody saw their condition end. */
  @Delete('sites/:site/rules/:id')
  @ChangesIfMatched()
  @AnswersState(tagOf)
  @ApiOkResponse({ type: SiteRuleView })
  @RequireScope('documents')
  async switchOff(
    @Param('site') site: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Caller() caller: Principal,
    @IfMatch() expected: ExpectedTags,
  ): Promise<SiteRuleView> {
    await this.setting.switchOff({ site, id }, caller, expected);
    return siteRuleView(await this.rules.byId(site, id, caller));
  }
}

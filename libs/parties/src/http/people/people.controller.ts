import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  AnswersList,
  AnswersState,
  AnswersWithSecret,
  Caller,
  ChangesIfMatched,
  type ExpectedTags,
  IfMatch,
  type Principal,
  RequireScope,
} from '@tallystick/platform';
import { AddPerson } from '../../application/people/add-person.js';
import { FindPeople } from '../../application/people/find-people.js';
import { SetPersonRoles } from '../../application/people/set-person-roles.js';
import { StrikeOffPerson } from '../../application/people/strike-off-person.js';
import { personTag } from '../../domain/people/person-tag.js';
import { PersonRolesTerms, PersonTerms } from './people-requests.js';
import { AddedPersonView, addedPersonView, PersonPageView, personView, PersonView } from './person.view.js';
import { PersonListQuery } from './person-list-query.js';
import { PersonIdPipe } from './person-id-pipe.js';

/** The people of your organisation, for whoever administers it: a person with the role admin, or a machine with the scope. */
@ApiTags('people')
@ApiBearerAuth()
@Controller('v1/people')
export class PeopleController {
  constructor(
    private readonly people: FindPeople,
    private readonly adding: AddPerson,
    private readonly assigning: SetPersonRoles,
    private readonly striking: StrikeOffPerson,
  ) {}

  /** The first who came first, those who were struck off among them. */
  @Get()
  @AnswersList(PersonPageView, PersonView)
  @RequireScope('administer')
  async list(@Query() query: PersonListQuery, @Caller() caller: Principal): Promise<PersonPageView> {
    const page = await this.people.page(query, caller);
    return { ...page, items: page.items.map(personView) };
  }

  /** Brings in a person, with the one-time link by which they register the passkey to sign in with. */
  @Post()
  @ApiCreatedResponse({ type: AddedPersonView })
  @Header('cache-control', 'no-store')
  @AnswersWithSecret()
  @RequireScope('administer')
  async add(@Body() terms: PersonTerms, @Caller() caller: Principal): Promise<AddedPersonView> {
    return addedPersonView(await this.adding.run(terms, caller));
  }

  /** A person of your organisation. */
  @Get(':person')
  @AnswersState(({ roles, struckOffAt }: PersonView) => personTag({ roles, isStruckOff: struckOffAt !== undefined }))
  @ApiOkResponse({ type: PersonView })
  @RequireScope('administer')
  async get(@Param('person', PersonIdPipe) person: string, @Caller() caller: Principal): Promise<PersonView> {
    return personView(await this.people.byId(person, caller));
  }

  /** Gives a person other roles; they hold at once. */
  @Put(':person/roles')
  @ChangesIfMatched()
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequireScope('administer')
  assign(
    @Param('person', PersonIdPipe) person: string,
    @Body() { roles }: PersonRolesTerms,
    @Caller() caller: Principal,
    @IfMatch() expected: ExpectedTags,
  ): Promise<void> {
    return this.assigning.run(person, roles, caller, expected);
  }

  /** Strikes a person off for good; whatever they are signed in with ends at once. */
  @Delete(':person')
  @ChangesIfMatched()
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequireScope('administer')
  strikeOff(
    @Param('person', PersonIdPipe) person: string,
    @Caller() caller: Principal,
    @IfMatch() expected: ExpectedTags,
  ): Promise<void> {
    return this.striking.run(person, caller, expected);
  }
}

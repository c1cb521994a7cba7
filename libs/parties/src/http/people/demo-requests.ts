import { IsUUID, Matches } from 'class-validator';

export class DemoKeyTerms {
  @Matches(/^[A-Za-z0-9_-]{43}$/, { message: 'key must be the 43 letters, digits, "-" or "_" of the demo’s address' })
  key!: string;
}

export class DemoSignInTerms extends DemoKeyTerms {
  @IsUUID()
  person!: string;
}

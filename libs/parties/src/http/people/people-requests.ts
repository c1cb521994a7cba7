import { ApiProperty } from '@nestjs/swagger';
import { PERSON_ROLES, type PersonRole } from '@tallystick/platform';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsString, Length, Matches } from 'class-validator';

export class PersonNameTerms {
  @ApiProperty({ minLength: 1, maxLength: 100, example: '王芳' })
  @IsString()
  @Length(1, 100)
  @Matches(/^[^\p{Cc}\p{Cf}]+$/u, { message: 'name must be one line of text' })
  name!: string;
}

export class PersonRolesTerms {
  @ApiProperty({
    enum: PERSON_ROLES,
    isArray: true,
    description:
      'viewer: reads. maker: reads, drafts and signs acts, brings in documents. checker: reads, signs acts. admin: reads, administers.',
  })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(PERSON_ROLES, { each: true })
  roles!: PersonRole[];
}

export class PersonTerms extends PersonRolesTerms {
  @ApiProperty({ minLength: 1, maxLength: 100, example: '王芳' })
  @IsString()
  @Length(1, 100)
  @Matches(/^[^\p{Cc}\p{Cf}]+$/u, { message: 'name must be one line of text' })
  name!: string;
}

import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'A person who may no longer act, or may again. · 停用或启用人员' })
export class PersonStandingInput {
  @Field(() => ID, { description: 'Id of the person. · 人员标识' }) id: string;
  @Field(() => String, { description: 'Why; kept in the audit. · 原因（留存于审计记录）' }) reason: string;
}

import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'A person who may no longer act. · 停用人员' })
export class DisablePersonInput {
  @Field(() => ID, { description: 'Id of the person. · 人员标识' }) id: string;
  @Field(() => String, { description: 'Why; kept in the audit. · 原因（留存于审计记录）' }) reason: string;
}

@InputType({ description: 'A person who may act again. · 启用人员' })
export class EnablePersonInput {
  @Field(() => ID, { description: 'Id of the person. · 人员标识' }) id: string;
  @Field(() => String, { description: 'Why; kept in the audit. · 原因（留存于审计记录）' }) reason: string;
}

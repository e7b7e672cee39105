import { CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { MoneyInput } from '@cornerstone/runtime/graph/money';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'A region\'s share. · 区划所占投资' })
export class InvestmentShareInput {
  @Field(() => ID, { description: 'One of the project\'s regions. · 项目所涉区划' }) region: string;
  @Field(() => MoneyInput, { description: 'Its share. · 所占投资' }) investment: MoneyInput;
}

@InputType({ description: 'The owner\'s own division of a total. · 总投资分区划' })
export class SplitInvestmentInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => [InvestmentShareInput], { description: 'One for each region of the project, adding up to its total. · 各区划所占投资' }) shares: InvestmentShareInput[];
}

import { readFileSync } from 'node:fs';
import { buildASTSchema, isEnumType, isInputObjectType, isObjectType, Kind, parse, validate, type FieldDefinitionNode, type GraphQLField, type GraphQLInputField, type GraphQLSchema, type InputValueDefinitionNode, type TypeNode } from 'graphql';

/**
 * What clients were promised of projects (P1-P12): names, arguments and types that hold. A field may come to be nullable, since a service may be down or
 * a figure be for few; an argument may come beside, a required one may not.
 */
const PROMISED = `
type Query {
  me: Person
  region(code: ID!): Region
  regions(parent: ID, level: RegionLevel): [Region!]
  project(code: String, id: ID, asOf: Date): Project
  projects(filter: ProjectFilter, orderBy: ProjectOrder, first: Int, after: String, asOf: Date): ProjectConnection
  portfolio(filter: ProjectFilter, year: Int, asOf: Date): Portfolio
  reserve(filter: ReserveFilter, first: Int, after: String): ReserveEntryConnection
  rounds(year: Int): [Round!]
  round(code: String!): Round
  issues(filter: IssueFilter, first: Int, after: String): IssueConnection
}
type Subscription { events(types: [String!], region: ID, project: ID): Event projectChanged(code: String!): Project issueRaised(region: ID): Issue }
enum RegionLevel { PROVINCE CITY COUNTY ZONE }
enum ProjectLevel { NATIONAL PROVINCIAL CITY COUNTY }
enum ProjectStage { PROPOSED RESERVED PREWORK PLANNED_START UNDER_CONSTRUCTION COMPLETED COMMISSIONED AT_CAPACITY SUSPENDED REMOVED CANCELLED }
enum ProjectKind { APPROVAL RATIFICATION FILING }
enum MoneyUnit { YUAN WAN YI }
enum PortfolioDimension { REGION SECTOR LEVEL PROGRAMME STAGE KIND }
input ProjectFilter { region: ID level: ProjectLevel programme: String sector: String stage: [ProjectStage!] kind: ProjectKind year: Int text: String leader: ID }
input PeriodInput { year: Int! quarter: Int month: Int week: Int }
input MoneyInput { amount: Decimal! unit: MoneyUnit! }
type Money { amount(unit: MoneyUnit! = YUAN): Decimal! }
type Rate { value: Float numerator: Decimal! denominator: Decimal! }
type Portfolio {
  count: Int! totalInvestment: Money! plannedInvestment: Money! investmentDone: Money! startRate: Rate! investmentRate: Rate! completionRate: Rate! fundUseRate: Rate
  by(dimension: PortfolioDimension!): [PortfolioSlice!]! projects(first: Int, after: String): ProjectConnection!
}`;
const MUTATIONS = `proposeProject admitToReserve closeReserveSession promoteToKeyList registerProject revisePlan reportProgress amendReport reportStart suspendProject resumeProject
  completeProject commissionProject assignLeader addEvidence verifyProgress openRound addToRound`.split(/\s+/);
const ONE_LEDGER = `query OneLedger($code: String!) { project(code: $code) {
  code name level stage sector kind buildContent region { code name } totalInvestment { amount(unit: YI) }
  plan(year: 2024) { investment { amount(unit: WAN) } quarters { quarter investment { amount(unit: WAN) } } milestones { name due latestStart doneOn late } }
  reports(year: 2024) { nodes { period { label } investment { amount(unit: WAN) } cumulative { amount(unit: WAN) } physicalProgress amendedBy { reason } } }
  leaders { person { name } level since } evidence { kind takenAt digest inside verifiedProgress }
  approvals { kind clock { limitDays usedDays pausedDays remainingDays state dueOn } mayStart items { procedure { code name } status department { name } dueOn } commitments { authority due state } }
  funding { allocated { amount(unit: WAN) } disbursed { amount(unit: WAN) } paid { amount(unit: WAN) } useRate { value } entries(first: 20) { nodes { at debit credit amount { amount } memo } } }
  guarantees { kind needed secured unit status explanation } issues { code state severity assignedTo { name } deadline } timeline(first: 50) { nodes { at type source summary } } } }`;

const written = (type: TypeNode): string => (type.kind === Kind.NON_NULL_TYPE ? `${written(type.type)}!` : type.kind === Kind.LIST_TYPE ? `[${written(type.type)}]` : type.name.value);
const outermost = (type: string): string => type.replace(/!$/, '');

function missing(schema: GraphQLSchema, promised: string): string[] {
  const wrong: string[] = [];
  for (const node of parse(promised).definitions) {
    if (!('name' in node) || !node.name) continue;
    const { name: { value: name } } = node;
    const type = schema.getType(name);
    if (node.kind === Kind.ENUM_TYPE_DEFINITION) {
      const values = isEnumType(type) ? type.getValues().map((each) => each.name) : [];
      wrong.push(...(node.values ?? []).filter(({ name: { value } }) => !values.includes(value)).map(({ name: { value } }) => `${name}.${value}`));
    } else if (node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) {
      const fields: Record<string, GraphQLInputField> = isInputObjectType(type) ? type.getFields() : {};
      wrong.push(...(node.fields ?? []).filter((field: InputValueDefinitionNode) => String(fields[field.name.value]?.type) !== written(field.type)).map((field) => `${name}.${field.name.value}: ${String(fields[field.name.value]?.type)}`));
      const asked = new Set((node.fields ?? []).map((field) => field.name.value));
      wrong.push(...Object.values(fields).filter((field) => !asked.has(field.name) && String(field.type).endsWith('!') && field.defaultValue === undefined).map((field) => `${name}.${field.name} is asked for`));
    } else if (node.kind === Kind.OBJECT_TYPE_DEFINITION) {
      const fields: Record<string, GraphQLField<unknown, unknown>> = isObjectType(type) ? type.getFields() : {};
      for (const field of node.fields ?? []) wrong.push(...wrongField(`${name}.${field.name.value}`, fields[field.name.value], field));
    }
  }
  return wrong;
}

interface Told { type: unknown; args: readonly { name: string; type: unknown; defaultValue?: unknown }[] }

function wrongField(at: string, told: Told | undefined, field: FieldDefinitionNode): string[] {
  if (!told) return [at];
  const args = new Map(told.args.map((arg) => [arg.name, arg]));
  const asked = field.arguments ?? [];
  return [
    ...(outermost(String(told.type)) === outermost(written(field.type)) ? [] : [`${at}: ${String(told.type)}`]),
    ...asked.filter((arg) => String(args.get(arg.name.value)?.type) !== written(arg.type)).map((arg) => `${at}(${arg.name.value}): ${String(args.get(arg.name.value)?.type)}`),
    ...told.args.filter((arg) => String(arg.type).endsWith('!') && arg.defaultValue === undefined && !asked.some(({ name }) => name.value === arg.name)).map((arg) => `${at}(${arg.name}) is asked for`),
  ];
}

describe('names that hold 承诺不变的名称 (P1-P12)', () => {
  const schema = buildASTSchema(parse(readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8')), { assumeValidSDL: true });

  it('are in the graph with their arguments and types', () => { expect(missing(schema, PROMISED)).toEqual([]); });

  it('are of mutations that take one input and an idempotency key', () => {
    const promised = `type Mutation { ${MUTATIONS.map((name) => `${name}(input: ${(name[0] ?? '').toUpperCase()}${name.slice(1)}Input!, idempotencyKey: String): ${String(schema.getMutationType()?.getFields()[name]?.type)}`).join(' ')} }`;
    expect(missing(schema, promised)).toEqual([]);
  });

  it('answer one project, one ledger in one query', () => { expect(validate(schema, parse(ONE_LEDGER))).toEqual([]); });

  it('are missed where one is gone, has another type, or asks for more', () => {
    const graph = buildASTSchema(parse('type Query { a(x: ID, y: Int!): Int b: Int! c: [Int!] }'));
    expect(missing(graph, 'type Query { a(x: ID): Int b: Int c: [Int] d: Int }')).toEqual(['Query.a(y) is asked for', 'Query.c: [Int!]', 'Query.d']);
  });
});

import { isKnown } from '@cornerstone/runtime/known-on';
import type { Request } from '@cornerstone/runtime/request';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { RoundEntry } from './entry.entity';
import { Round } from './round.entity';

/** What one project was in, beside the rounds' own lists (P10 on the page of P8). */
@Resolver(() => Project)
export class ProjectRoundsResolver {
  @FieldResolver(() => [RoundEntry], { description: 'Lists of rounds it stands in, the first known first; what an adjustment took out is left out (P10). · 列入期次' })
  async roundEntries(@Root() project: Project, @Ctx() request: Request): Promise<RoundEntry[]> {
    const stands = ({ removedKnownOn }: RoundEntry): boolean => removedKnownOn === null || (request.asOf !== null && removedKnownOn > request.asOf);
    return (await request.all(RoundEntry, 'project_id', project.id, 'known_on, id')).filter((entry) => isKnown(request.asOf, entry) && stands(entry));
  }
}

@Resolver(() => RoundEntry)
export class RoundOfEntryResolver {
  @FieldResolver(() => Round, { nullable: true, description: 'The round. · 期次' })
  round(@Root() entry: RoundEntry, @Ctx() request: Request): Promise<Round | null> {
    return request.one(Round, 'id', entry.roundId);
  }
}

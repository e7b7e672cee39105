import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { DateTimeScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, FieldResolver, ObjectType, Resolver } from 'type-graphql';
import { Project } from '../ledger/project.entity';

const evidenceKinds = ['PHOTO', 'VIDEO', 'DRONE', 'SATELLITE'] as const;
const EvidenceKinds = enumOf(evidenceKinds, 'EvidenceKind', 'How it was seen. · 佐证类型', { PHOTO: 'photo · 照片', VIDEO: 'video · 视频', DRONE: 'drone picture · 无人机', SATELLITE: 'satellite picture · 卫星影像' });

@ObjectType({ description: 'Evidence with place, time and digest. · 佐证材料' })
export class Evidence {
  @Field(() => EvidenceKinds, { description: 'Kind. · 类型' }) kind: (typeof evidenceKinds)[number];
  @Field(() => DateTimeScalar, { nullable: true, description: 'Taken at. · 拍摄时间' }) takenAt: Date | null;
  @Field(() => String, { description: 'SHA-256 of the file. · 摘要' }) digest: string;
  @Field(() => Boolean, { nullable: true, description: 'Taken inside the site. · 是否在红线内' }) inside: boolean | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Progress measured independently, percent. · 核验进度（%）' }) verifiedProgress: string | null;
}

/** P9 collects and verifies evidence; a project that has none yet answers with an empty list. */
@Resolver(() => Project)
export class EvidenceResolver {
  @FieldResolver(() => [Evidence], { description: 'Evidence (P9). · 佐证材料' })
  evidence(): Evidence[] {
    return [];
  }
}

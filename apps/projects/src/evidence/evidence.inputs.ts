import { CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { DateTimeScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { EvidenceKinds } from './evidence.entity';
import type { EvidenceKind } from './evidence.rules';
import type { Degrees } from './site.rules';

@InputType({ description: 'A place in degrees, WGS 84, at most seven decimal places. · 经纬度（WGS 84）' })
export class PlaceInput implements Degrees {
  @Field(() => DecimalScalar, { description: 'Longitude, −180 to 180. · 经度' }) lon: string;
  @Field(() => DecimalScalar, { description: 'Latitude, −90 to 90. · 纬度' }) lat: string;
}

@InputType({ description: 'A centre and a radius. · 圆形红线' })
export class CircleInput {
  @Field(() => PlaceInput, { description: 'Centre. · 圆心' }) centre: PlaceInput;
  @Field(() => Int, { description: 'Radius in metres, 1 to 100,000. · 半径（米）' }) radius: number;
}

@InputType({ description: 'Where the works are: a circle or a polygon. · 划定红线' })
export class SetSiteInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => CircleInput, { nullable: true, description: 'A circle. · 圆形' }) circle?: CircleInput | null;
  @Field(() => [PlaceInput], { nullable: true, description: 'Corners of a polygon in order, 3 to 200. · 多边形界址点' }) polygon?: PlaceInput[] | null;
}

@InputType({ description: 'A stored file as evidence. · 佐证入库' })
export class AddEvidenceInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => ID, { description: 'A file of the project, stored as evidence (POST /files). · 文件' }) fileId: string;
  @Field(() => EvidenceKinds, { description: 'How it was seen. · 类型' }) kind: EvidenceKind;
  @Field(() => DateTimeScalar, { description: 'Taken at. · 拍摄时间' }) takenAt: Date;
  @Field(() => PlaceInput, { nullable: true, description: 'Where it was taken. · 拍摄地点' }) place?: PlaceInput | null;
  @Field(() => ID, { nullable: true, description: 'The report it is about. · 所证进度报告' }) reportId?: string | null;
  @Field(() => String, { nullable: true, description: 'The milestone it is about. · 所证节点' }) milestone?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'It is about the start of works. · 所证为开工' }) start?: boolean | null;
}

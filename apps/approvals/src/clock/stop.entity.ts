import type { Day } from '@cornerstone/kernel/day';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { clockStates, clockUnits, stopGrounds, type ClockReading, type ClockState, type ClockUnit, type Pause, type StopGround } from './clock.rules';

export const ClockStates = enumOf(clockStates, 'ApprovalClockState', 'Where a clock stands. · 计时状态', {
  RUNNING: 'running · 正常', AMBER: 'four fifths of the limit are used · 黄灯', RED: 'over the limit · 红灯（超时）', STOPPED: 'stopped on a legal ground · 停表', DONE: 'everything is decided · 办结',
});
const ClockUnits = enumOf(clockUnits, 'ApprovalClockUnit', 'How a clock counts. · 计时单位', { WORKING_DAY: 'working days · 工作日', DAY: 'calendar days · 自然日' });
export const StopGrounds = enumOf(stopGrounds, 'ClockStopGround', 'What the law leaves out of a limit (行政许可法§32, §45). · 停表事由', {
  MATERIAL_OWED: 'the applicant owes material · 补正材料', HEARING: 'hearing · 听证', EXPERT_REVIEW: 'expert review or assessment · 专家评审', PUBLIC_NOTICE: 'public notice · 公示', TENDER: 'tender · 招标', INSPECTION: 'inspection, testing, appraisal · 检验检测鉴定',
});

@ObjectType({ description: 'The clock of a case on a day (A3). · 审批计时' })
export class ApprovalClock implements ClockReading {
  @Field(() => Int, { description: 'Limit in days of the unit. · 时限' }) limitDays: number;
  @Field(() => ClockUnits, { description: 'How it counts. · 单位' }) unit: ClockUnit;
  @Field(() => Int, { description: 'Days used; day 1 is the one after acceptance. · 已用天数' }) usedDays: number;
  @Field(() => Int, { description: 'Days left out while it stood. · 停表天数' }) pausedDays: number;
  @Field(() => Int, { description: 'Days left, negative when over. · 剩余天数' }) remainingDays: number;
  @Field(() => ClockStates, { description: 'Where it stands. · 状态' }) state: ClockState;
  @Field(() => DateScalar, { nullable: true, description: 'Last day of the limit; while the clock stands, the earliest it can be. · 到期日' }) dueOn: Day;
  @Field(() => Boolean, { description: 'The due day may still move: its year\'s holidays are not published, or the clock stands. · 是否暂定' }) provisional: boolean;
}

/** A time the clock stood, and why (A3). */
@ObjectType({ description: 'A time the clock of a case stood. · 停表记录' })
@Entity()
export class ClockStop implements Pause {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') caseId: string;
  @Column('text') projectId: string;
  @Field(() => String, { nullable: true, description: 'The procedure it was for; null for the whole case. · 相关事项' })
  @Column('text', { nullable: true }) procedure: string | null;
  @Field(() => StopGrounds, { description: 'Legal ground. · 停表事由' })
  @Column('text') ground: StopGround;
  @Field(() => String, { description: 'Why. · 原因' })
  @Column('text') reason: string;
  @Field(() => DateScalar, { description: 'Stopped; this day still counts. · 停表日期' })
  @Column('date') stoppedOn: Day;
  @Column('date') knownOn: Day;
  @Field(() => DateScalar, { nullable: true, description: 'Ran again; the day after counts. · 续表日期' })
  @Column('date', { nullable: true }) resumedOn: Day | null;
  @Column('date', { nullable: true }) resumedKnownOn: Day | null;
}

import { defectKinds } from '@cornerstone/events/projects-defects';
import { day } from '@cornerstone/kernel/day';
import { DEFECTS, findDefect, meetDefect, settingOn, type DefectSetting } from './defects.rules';

const TODAY = day('2024-07-01');
const setting: DefectSetting = { kind: 'MILESTONE_LATE', since: day('1949-10-01'), watched: true, graceDays: 0, severity: 'MEDIUM' };

describe('defects that come with time 逾期事项 (S1)', () => {
  it('say what is amiss, of what, and by when it was due', () => {
    expect(findDefect({ projectId: 'prj_1', kind: 'MILESTONE_LATE', about: '主体封顶', dueOn: day('2024-06-30'), label: '主体封顶' }, 'dft_1', setting, TODAY)).toMatchObject({
      type: 'projects.project.defect-detected.v1', knownOn: TODAY, data: { what: '节点逾期：主体封顶，期限 2024-06-30', whatEn: 'a milestone is late: 主体封顶, due 2024-06-30', severity: 'MEDIUM' },
    });
    expect(findDefect({ projectId: 'prj_1', kind: 'RESERVE_STALE', about: 'rsv_1', dueOn: day('2024-06-30'), label: null }, 'dft_1', setting, TODAY).data.what).toBe('储备项目长期无进展，期限 2024-06-30');
  });

  it('are each of a mechanism, in both languages', () => {
    for (const kind of defectKinds) expect(DEFECTS[kind]).toMatchObject({ mechanism: expect.stringMatching(/^[PF]\d+$/), zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/^[a-z]/) });
  });

  it('are looked for as the latest setting of the day says', () => {
    const later = { ...setting, since: day('2024-07-02'), watched: false };
    expect(settingOn([later, setting], 'MILESTONE_LATE', TODAY)).toBe(setting);
    expect(settingOn([later, setting], 'MILESTONE_LATE', day('2024-07-02'))).toBeNull();
    expect(settingOn([setting], 'LEADER_MISSING', TODAY)).toBeNull();
  });

  it('are met on the day the row says, never after the day on which it is told', () => {
    const open = { defectId: 'dft_1', kind: 'MILESTONE_LATE' as const, about: '主体封顶' };
    expect([meetDefect(open, day('2024-06-20'), TODAY).data.metOn, meetDefect(open, day('2024-08-01'), TODAY).data.metOn]).toEqual(['2024-06-20', '2024-07-01']);
  });
});

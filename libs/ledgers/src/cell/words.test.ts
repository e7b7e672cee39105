import { describe, expect, it } from '@jest/globals';
import { levelIn, programmeIn, yearIn } from '../table/title';
import { countOf } from './chinese-number';
import { isForbiddenInName, oneLine } from './text';
import { phaseInTitle, phaseOfCategory, readLevel, readPhase, saysStopped } from './words';

describe('read the words of a list 认清单用语', () => {
  it.each([
    ['2019年高速公路计划开工项目表', 'planned_new_start'], ['2012年6月份新开工重大项目台账', 'new_start'], ['2023年续建项目清单', 'continuing'], ['竣工项目名单', 'completion'], ['2024年未开工项目清单', 'planned_new_start'], ['投产项目', 'commissioned'], ['三个一批签约项目', 'signed'], ['拟开工项目', 'planned_new_start'],
    ['重大项目集中开竣工活动', null], ['新开工和续建项目', null], ['重点建设项目一览表', null],
  ])('finds the phase of the title %j', (title, phase) => { expect(phaseInTitle(title)).toBe(phase); });

  it.each([['planned_new_start', 'planned_new_start'], ['overdue_start', 'overdue_start'], ['续建', 'continuing'], ['应开未开', 'overdue_start'], ['前期工作', 'pre_work'], ['主体施工', 'continuing'], ['可研批复', 'approved'], ['dreaming', null],
    ['未开工', 'planned_new_start'], ['尚未全面开工', 'planned_new_start'], ['未启动', 'planned_new_start'], ['未按时开工', 'overdue_start'], ['已开工', 'new_start'], ['拟建', 'planned'], ['停工', 'continuing'], ['收尾阶段', 'continuing'], ['试生产', 'commissioned_part'], ['已达效', 'commissioned'], ['已终止', null]])('reads the phase %j', (word, phase) => { expect(readPhase(word)).toBe(phase); });
  it.each([
    ['planned_new_start', ['未开工', '尚未开工', '未能开工', '未实际开工', '未动工', '不具备开工条件', '暂不具备开工条件', '无法开工', '暂缓开工', '不能开工', '待开工', '计划2024年6月开工', '计划6月底开工', '拟下半年开工', '预计三季度开工']],
    ['overdue_start', ['应开工未开工', '应开未开', '到期未开工', '逾期未开工', '未按期开工', '未如期开工', '未能按期开工']],
    ['overdue_completion', ['应竣工未竣工', '到期未竣工', '未如期完工', '未按期竣工']],
    ['pre_work', ['前期手续未启动', '前期工作未启动', '可研未批复', '施工图设计']],
    ['continuing', ['未停工', '主体施工未完工', '停工未复工', '未完工续建', '未完工结转']],
    ['completion', ['已竣工,未投产', '竣工未投产', '未投产已竣工']],
    ['commissioned', ['已投产未达产', '未达效已投产']],
    ['new_start', ['未来城已开工', '手续未办已开工']],
    [null, ['未竣工', '未完工', '主体未完工', '尚未建成', '未提前竣工', '未投产', '未达产', '未达效', '未全部达效', '未竣工投产', '未批复', '待批复', '未备案', '计划试生产', '拟试生产', '计划10月试运行', '未试生产', '计划投产', '预计年底投产', '未施工', '未进场施工', '已具备开工条件', '办理开工手续']],
  ])('takes nothing that is not there yet for done: %s', (phase, words) => { expect(words.map((word) => [word, readPhase(word)])).toEqual(words.map((word) => [word, phase])); });
  it('takes 未停工 for no stop', () => { expect(['停工', '未停工', '停建'].map(saysStopped)).toEqual([true, false, true]); });
  it.each([['续建项目', 'continuing'], ['计划新开工项目', 'planned_new_start'], ['新建项目', 'new_start'], ['未开工项目', 'planned_new_start'], ['拟建项目', 'planned'], ['工业项目', null], ['投产后效益好的项目', null]])('takes the heading %j for the phase %s', (text, phase) => { expect(phaseOfCategory(text)).toBe(phase); });
  it.each([['省级', 'PROVINCIAL'], ['国家', 'NATIONAL'], ['市重点', 'CITY'], ['县（市、区）级', 'COUNTY'], ['county', 'COUNTY'], ['乡级', null]])('reads the level %j', (word, level) => { expect(readLevel(word)).toBe(level); });
  it.each([['河南省2023年省重点项目', 'PROVINCIAL'], ['洛阳市2023年省重点项目', 'PROVINCIAL'], ['项城市重点项目', null], ['2023年市级重点项目', 'CITY']])('finds the level of %j', (title, level) => { expect(levelIn(title)).toBe(level); });
  it.each([['2019年河南省高速公路“双千工程”计划开工项目表', '双千工程'], ['河南省“十四五”重点项目', '重点项目'], ['项城市2020年第一批重点建设项目一览表', '第一批重点建设项目'], ['2023年省重点项目', '省重点项目'], ['专项债券项目台账', '专项债券'], ['情况表', null]])('finds the programme of %j', (title, programme) => { expect(programmeIn(title)).toBe(programme); });
  it.each([['２０２０年第一批', 2020], ['二〇二一年度', 2021], ['2023—2025年行动计划', null], ['第2019号', null]])('finds the year of %j', (title, year) => { expect(yearIn(title)).toBe(year); });
  it.each([['十五', 15], ['一百二十', 120], ['两', 2], ['３４', 34], ['一百零五', 105], ['一千零二十', 1020], ['一千一百一十一', 1111], ['一百十五', 115], ['十个', null], ['一二', null], ['十百', null], ['三千五', null], ['百', null], ['零', null], ['一百零', null], ['二十三十', null], ['百千', null]])('counts %j', (text, count) => { expect(countOf(text)).toBe(count); });

  it('keeps Chinese punctuation and narrows letters and digits', () => {
    expect(oneLine(' 年产３００兆瓦（二期）\n光伏，Ａ区\u200b ')).toBe('年产300兆瓦（二期）光伏，A区');
    expect(oneLine('Phase\nTwo')).toBe('Phase Two');
  });

  it.each(['甲\u0000', '\ud800', '甲\u202e', '=1+1', '+cmd', '@x', '＝1'])('lets no name be %j', (name) => { expect(isForbiddenInName(name)).toBe(true); });
});

import { catalogue } from './catalogue';
import { dayOfStep, endedStages, hasEnded, lifeStepNames, lifeSteps, stepTold, wayOfLife, type LifeStep, type Stage } from './life';
import { projectStages } from './projects';

describe('the table of lives 项目阶段表 (P2)', () => {
  it('names the stages that there are, each once on the way or beside it', () => {
    expect([...wayOfLife, 'SUSPENDED', ...endedStages].sort()).toEqual([...projectStages].sort());
    expect(projectStages.filter(hasEnded)).toEqual(['REMOVED', 'CANCELLED']);
  });

  it.each(lifeStepNames)('%s is told by an event of its own, is refused by a rule of the policy and leads elsewhere', (name) => {
    const { told, from, to, day, rule, needs }: LifeStep = lifeSteps[name];
    expect([catalogue.get(told.type), stepTold(told.type)]).toEqual([told, name]);
    expect([rule, needs.en, needs.zh]).toEqual([expect.stringMatching(/^P\d+\.[a-z-]+$/), expect.any(String), expect.stringMatching(/\p{Script=Han}/u)]);
    expect([new Set(from).size, from.includes(to)]).toEqual([from.length, false]);
    expect(dayOfStep(name, { [day]: '2024-03-01' })).toBe('2024-03-01');
  });

  it('leads from every stage to removal, and from removal nowhere', () => {
    const steps: LifeStep[] = lifeStepNames.map((name) => lifeSteps[name]);
    const reached = (stage: Stage): Set<Stage> => {
      const found = new Set<Stage>([stage]);
      for (let size = 0; size < found.size;) {
        size = found.size;
        for (const { from, to } of steps) if (from.some((each) => found.has(each))) found.add(to);
      }
      return found;
    };
    for (const stage of projectStages) expect([stage, reached(stage).has('REMOVED')]).toEqual([stage, true]);
    expect([...reached('REMOVED')]).toEqual(['REMOVED']);
    expect(stepTold('projects.project.registered.v1')).toBeNull();
  });
});

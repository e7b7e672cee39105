import { z } from 'zod';
import { catalogue } from './catalogue';
import { defineEvent } from './define';
import { referenceOf, withPart } from './reference';
import { text, told } from './words';

describe('the reference of events 事件参考', () => {
  it('says who publishes, and of each field its type and meaning', () => {
    const done = defineEvent('projects.project.resumed.v1', { en: 'Works resumed', zh: '复工' }, null, told(z.object({
      name: text('Name', '名称', 'a').nullable(), from: told(z.enum(['A', 'B']).default('A'), 'From', '来自'), note: text('Note', '备注', 'a').optional(), list: told(z.array(z.object({ at: text('Place', '地点', 'a') })), 'List', '列表'),
    }), 'Works go on', '恢复施工'));
    const lines = referenceOf([done]).split('\n');
    expect(lines).toEqual(expect.arrayContaining([
      '### projects.project', expect.stringMatching(/^\| projects \| a project \(prj_\)/), '#### projects.project.resumed.v1', '**Works resumed · 复工.** Works go on · 恢复施工',
      '| `name` | string or null | Name · 名称 |', '| `from` | A, B (absent: "A") | From · 来自 |', '| `note` | string (may be absent) | Note · 备注 |', '| `list` | list of object | List · 列表 |', '| `list[].at` | string | Place · 地点 |',
    ]));
  });

  it('has every type of the house', () => {
    const reference = referenceOf([...catalogue.values()]);
    for (const type of catalogue.keys()) expect(reference).toContain(`#### ${type}\n`);
    expect(reference).toContain('| `amount` | decimal string |');
  });

  it('changes nothing outside the markers', () => {
    const page = '# A\n\n<!-- events:begin -->\nold\n<!-- events:end -->\n\nB\n';
    expect(withPart(page, 'events', 'new')).toBe('# A\n\n<!-- events:begin -->\n\nnew\n\n<!-- events:end -->\n\nB\n');
    expect(withPart(withPart(page, 'events', 'new'), 'events', 'new')).toBe(withPart(page, 'events', 'new'));
    expect(() => withPart('# A\n', 'attributes', 'new')).toThrow(/attributes:begin/);
  });
});

import { catalogue } from './catalogue';
import { same, type Sentence } from './sentence';

/** A sentence for an event: its title and its main figures, "进度报送：2024年3月完成 3,200.5 万元". */
export function summaryOf(event: { type: string; data: unknown }): Sentence {
  const known = catalogue.get(event.type);
  const title = known?.title ?? same(event.type);
  const said = known?.says?.(event.data as never) ?? null;
  return said ? { zh: `${title.zh}：${said.zh}`, en: `${title.en}: ${said.en}` } : title;
}

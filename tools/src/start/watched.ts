import type { Part } from '@cornerstone/stack/child';
import type { LogFile } from '@cornerstone/stack/log-file';
import { watch, type News, type Watched } from '@cornerstone/stack/processes';
import type { House, Level } from './house';
import type { Progress } from './progress';

export interface Keeping { house: House; progress: Progress; level: Level; name: string; mark: string; log: LogFile }

/** Starts a part, notes it in the record, and stops it with the house. A later death is told on the console. */
export async function keepWatched({ house, progress, level, name, mark, log }: Keeping, start: () => Promise<Part>): Promise<Watched> {
  const onNews = (news: News): void => {
    if (news.kind === 'started') void house.noteProcess(name, news.pid, mark);
    else progress.say(tell(news, log.path));
  };
  const watched = await watch(name, start, onNews);
  await house.keep(level, async () => {
    await watched.stop();
    await log.close();
  });
  return watched;
}

function tell(news: Exclude<News, { kind: 'started' }>, logPath: string): string {
  if (news.kind === 'down') return `${news.name} is down: it died five times within a minute (${news.how}). The others go on; see ${logPath}, then start again.`;
  return `${news.name} died (${news.how}) and is started again in ${news.again / 1000} s. Its last lines:\n  ${news.lastLines.join('\n  ')}`;
}

import { listenToStatements } from '@cornerstone/testing/statements';
import { listenToGraph } from './listen-graph';
import { listenToHttp } from './listen-http';
import { listenToKafka } from './listen-kafka';
import { profileOnSignal } from './profiler';
import { openRecorder } from './recorder';

/** Stands in an app before its own first line, so that what the app loads is already listened to. */
export async function listen(app: string, folder: string): Promise<void> {
  const recorder = openRecorder(app, folder);
  listenToStatements((statement) => {
    const visit = recorder.current();
    if (visit) visit.statements.push(statement);
    else recorder.aside({ name: statement.name, at: statement.at, ms: statement.ms, count: statement.rows });
  });
  listenToKafka(recorder);
  listenToHttp(app, recorder);
  await listenToGraph(app, recorder);
  profileOnSignal(app, folder);
}

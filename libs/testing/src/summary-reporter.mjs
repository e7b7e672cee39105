const LISTED = 10;
const AT_LEAST_SECONDS = 0.1;

/** Closes a whole run with its slowest files and tests, and every run with one plain line: N passed, N failed. */
export default class SummaryReporter {
  onRunComplete(contexts, results) {
    const broken = results.testResults.filter((file) => file.testExecError).length;
    const skipped = results.numPendingTests + results.numTodoTests;
    const slowest = results.testResults.length > LISTED ? slowestOf(results.testResults, [...contexts][0]?.config.rootDir ?? '') : '';
    setImmediate(() => {
      process.stdout.write(`\n${slowest}${results.numPassedTests} passed, ${results.numFailedTests + broken} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
    });
  }
}

/** Empty lines part the lists from each other and from the last line. */
function slowestOf(files, rootDir) {
  const pathOf = (file) => (file.testFilePath.startsWith(`${rootDir}/`) ? file.testFilePath.slice(rootDir.length + 1) : file.testFilePath);
  const ofFiles = files.map((file) => ({ name: pathOf(file), seconds: (file.perfStats.end - file.perfStats.start) / 1000 }));
  const ofTests = files.flatMap((file) => file.testResults.map((test) => ({ name: `${pathOf(file)} › ${test.fullName}`, seconds: (test.duration ?? 0) / 1000 })));
  return `${list('Slowest files', ofFiles)}${list('Slowest tests', ofTests)}`;
}

function list(title, entries) {
  const slowest = entries.filter(({ seconds }) => seconds >= AT_LEAST_SECONDS).sort((one, other) => other.seconds - one.seconds).slice(0, LISTED);
  return slowest.length === 0 ? '' : `${title} (seconds):\n${slowest.map(({ name, seconds }) => `${seconds.toFixed(1).padStart(7)}  ${name}\n`).join('')}\n`;
}

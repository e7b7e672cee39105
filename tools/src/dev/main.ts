import { run } from '../start/run';
import { DevHouse } from './dev-house';

let note: (name: string, pid: number, mark: string) => void = () => undefined;
const house = new DevHouse((name, pid, mark) => { note(name, pid, mark); });

process.exit(await run({
  begin: house.begin,
  opened: async (opened, _settings, ready, progress) => {
    note = (name, pid, mark) => { void opened.noteProcess(name, pid, mark); };
    await house.follow(opened, ready, progress);
  },
}));

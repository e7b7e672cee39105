import { MultiBar, type SingleBar } from 'cli-progress';

export interface PartProgress {
  step(note?: string): void;
  at(done: number, total: number, note?: string): void;
  done(note?: string): void;
}

export interface Progress {
  part(name: string, total: number): PartProgress;
  say(line: string): void;
  close(): void;
}

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** One bar a part on a terminal, plain lines elsewhere. Always on standard error: standard output is for the result. */
export const createProgress = (out: NodeJS.WriteStream): Progress => (out.isTTY ? bars(out) : lines(out));

// The bars clear what stood there only under the first line.
const CLEAR_REST = '\u001b[K';

function bars(stream: NodeJS.WriteStream): Progress {
  let closed = false;
  const all = new MultiBar({ stream, format: '  {name} {bar} {value}/{total} {note}', barsize: 24, barCompleteChar: '█', barIncompleteChar: '░', hideCursor: true, linewrap: false, emptyOnZero: true, gracefulExit: false, forceRedraw: true });
  return {
    part(name, total) {
      const began = Date.now();
      const bar: SingleBar = all.create(total, 0, { name: name.padEnd(20), note: '' });
      return {
        step: (note = '') => bar.increment(1, { note }),
        at: (done, of, note = '') => { bar.setTotal(of); bar.update(done, { note }); },
        done: (note = seconds(began)) => bar.update(bar.getTotal(), { note }),
      };
    },
    // Once the bars stand still, what is logged through them would never be drawn.
    say: (line) => { if (closed) stream.write(`${line}\n`); else for (const one of line.split('\n')) all.log(`${one}${CLEAR_REST}\n`); },
    close: () => { closed = true; all.stop(); },
  };
}

const EVERY = 2_000;

function lines(stream: NodeJS.WriteStream): Progress {
  const say = (line: string): void => { stream.write(`${line}\n`); };
  return {
    part(name, total) {
      const began = Date.now();
      let count = 0;
      let told = began;
      const tell = (done: number, of: number, note: string): void => {
        count = done;
        if (Date.now() - told < EVERY) return;
        told = Date.now();
        say(`${name}: ${done}/${of}${note ? ` ${note}` : ''}`);
      };
      return {
        step: (note = '') => tell(count + 1, total, note),
        at: (done, of, note = '') => tell(done, of, note),
        done: (note = '') => say(`${name}: ready in ${seconds(began)}${note ? ` (${note})` : ''}`),
      };
    },
    say,
    close: () => undefined,
  };
}

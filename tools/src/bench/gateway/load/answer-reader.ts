export interface Answer { status: number; bytes: number }

const HEAD_END = Buffer.from('\r\n\r\n');
const LAST_CHUNK = '0\r\n\r\n';
const STATUS = 'HTTP/1.1 '.length;

/** Finds the end of each answer on a connection on which one request at a time is under way, without reading what it says. */
export function answerReader(done: (answer: Answer) => void): (chunk: Buffer) => void {
  let held: Buffer | null = null;
  let status = 0;
  let bytes = 0;
  /** Bytes of the body that are still to come; null: it comes in chunks. */
  let left: number | null = 0;
  let tail = '';
  let within = false;
  const take = (chunk: Buffer): void => {
    bytes += chunk.length;
    if (left !== null) left -= chunk.length;
    else tail = (tail + chunk.toString('latin1', Math.max(0, chunk.length - LAST_CHUNK.length))).slice(-LAST_CHUNK.length);
    if (left !== null ? left > 0 : tail !== LAST_CHUNK) return;
    within = false;
    done({ status, bytes });
  };
  return (chunk) => {
    if (within) return take(chunk);
    const all: Buffer = held ? Buffer.concat([held, chunk]) : chunk;
    const end = all.indexOf(HEAD_END);
    held = end < 0 ? all : null;
    if (end < 0) return;
    const head = all.toString('latin1', 0, end).toLowerCase();
    status = Number(head.slice(STATUS, STATUS + 3));
    const length = /\r\ncontent-length: *(\d+)/.exec(head);
    left = length ? Number(length[1]) : null;
    [bytes, tail, within] = [0, '', true];
    take(all.subarray(end + HEAD_END.length));
  };
}

const [HEAD_END, LINE_END] = ['\r\n\r\n', '\r\n'];

/** Cuts what comes on a connection into the bodies of HTTP/1.1 requests, pipelined ones too; far less work than a server of any library. */
export function requestReader(handle: (path: string, body: string) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const end = rest.indexOf(HEAD_END);
      if (end < 0) return;
      const head = rest.toString('latin1', 0, end);
      const from = end + HEAD_END.length;
      const taken = /\r\ntransfer-encoding: *chunked/i.test(head) ? chunked(rest, from) : sized(rest, from, Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0));
      if (!taken) return;
      rest = rest.subarray(taken.end);
      handle(head.slice(head.indexOf(' ') + 1, head.indexOf(' ', head.indexOf(' ') + 1)), taken.body);
    }
  };
}

interface Taken { body: string; end: number }

const sized = (bytes: Buffer, from: number, length: number): Taken | null => (bytes.length < from + length ? null : { body: bytes.toString('utf8', from, from + length), end: from + length });

function chunked(bytes: Buffer, from: number): Taken | null {
  const parts: Buffer[] = [];
  for (let at = from; ;) {
    const line = bytes.indexOf(LINE_END, at);
    if (line < 0) return null;
    const length = Number.parseInt(bytes.toString('latin1', at, line), 16);
    const end = line + LINE_END.length + length + LINE_END.length;
    if (bytes.length < end) return null;
    if (length === 0) return { body: Buffer.concat(parts).toString(), end };
    parts.push(bytes.subarray(line + LINE_END.length, end - LINE_END.length));
    at = end;
  }
}

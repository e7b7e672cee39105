import { TooLarge, unpacked, type Bounds, type Call, type Reply } from './client';
import { headerIn, type Head, type Reading } from './reply-reader';

/** One question and its answer. */
export class Exchange implements Call, Reading {
  readonly reply: Promise<Reply>;
  over: Error | null = null;
  /** Who carries it. */
  connection: { leave(exchange: Exchange, why: Error): void } | null = null;
  private readonly resolve: (reply: Reply) => void;
  private readonly reject: (why: Error) => void;
  private known: Head | null = null;
  private parts: Buffer[] | null = null;
  private text: string | null = null;
  private size = 0;

  /** `isAscii`: all of its text is. `mayRow`: it changes nothing, so it may be asked behind another, and once more where that keeps it waiting. */
  constructor(readonly request: string, readonly isAscii: boolean, private readonly bounds: Bounds, readonly mayRow: boolean) {
    ({ promise: this.reply, resolve: this.resolve, reject: this.reject } = Promise.withResolvers<Reply>());
  }

  giveUp(why: Error): void {
    this.fail(why);
    this.connection?.leave(this, why);
  }

  fail(why: Error): void {
    this.over ??= why;
    this.reject(why);
  }

  head(head: Head): void {
    this.known = head;
    if (typeof head.length === 'number' && head.length > this.bounds.most) throw new TooLarge();
  }

  part(bytes: Buffer): void {
    this.size += bytes.length;
    if (this.size > this.bounds.most) throw new TooLarge();
    this.bounds.take?.(bytes.length);
    if (this.known?.length === bytes.length && this.known.encoding === '') this.text = bytes.toString('utf8');
    else (this.parts ??= []).push(Buffer.from(bytes));
  }

  end(): void {
    const { status = 0, encoding = '', text: head = '' } = this.known ?? {};
    const header = (name: string): string | null => headerIn(head, name);
    if (encoding === '') return this.resolve({ status, text: this.text ?? (this.parts ? Buffer.concat(this.parts).toString('utf8') : ''), bytes: this.size, header });
    const packed = Buffer.concat(this.parts ?? []);
    unpacked(packed, encoding, this.bounds.most).then((whole) => { this.bounds.take?.(whole.length - packed.length); this.resolve({ status, text: whole.toString('utf8'), bytes: whole.length, header }); }).catch(this.reject);
  }
}

/** What a command says and exits with when it cannot do its work: 1 refused, 2 wrong usage or nothing to talk to. */
export class CommandFault extends Error {
  constructor(message: string, readonly exitCode: 1 | 2) {
    super(message);
    this.name = 'CommandFault';
  }
}

/** Thrown by a mutation that was asked what it would do: carries the answer out of a transaction that is not kept. */
export class Preview extends Error {
  constructor(readonly answer: object) {
    super('preview');
  }
}

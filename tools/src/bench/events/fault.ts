/** The measurement could not be taken, or what it measured was wrong. */
export class BenchFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BenchFault';
  }
}

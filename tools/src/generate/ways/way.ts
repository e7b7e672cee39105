/** One stop of a way through the house: a name that a file declares, in a process, and what happens there. */
export interface Stop {
  in: string;
  file: string;
  name: string;
  does: string;
  /** What carries it here where no import does: HTTP, Kafka, NOTIFY, a library that calls back. */
  over?: string;
}

export type Way = readonly Stop[];

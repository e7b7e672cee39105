/** Advisory locks of a service's database: any numbers, each for one thing. */
export const LOCKS = {
  /** Held by the connection of the active relay. */
  relayTurn: 7_331,
  /** One numbers after the other: a relay that lost its turn without knowing, and the next one. */
  numbering: 7_332,
  /** Shared by those who give events their effect, taken alone by whoever exchanges rebuilt copies for the live ones. */
  effects: 7_333,
  /** One rebuilds copies at a time. */
  rebuild: 7_334,
} as const;

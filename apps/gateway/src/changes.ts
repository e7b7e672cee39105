/** Changes that this process has carried to services: what is asked after one may not join what was asked before it. `unknown`: those of which it is not known what they changed. */
export const changes = { carried: 0, unknown: 0 };

export const carried = (): void => { changes.carried += 1; };
export const carriedUnknown = (): void => { changes.unknown += 1; carried(); };

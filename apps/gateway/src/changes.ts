/** Changes that this process has carried to services: what is asked after one may not join what was asked before it. */
export const changes = { carried: 0 };

export const carried = (): void => { changes.carried += 1; };

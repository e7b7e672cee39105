/** The services of the house: one database, one subgraph, own topics each. */
export const services = ['directory', 'projects', 'approvals', 'funding', 'elements', 'supervision'] as const;
export type Service = (typeof services)[number];

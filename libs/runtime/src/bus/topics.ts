/** Where a service tells which messages it could not take in, as they came. */
export const deadLetterTopic = (service: string): string => `${service}.dead-letter`;

/** Where a service tells the signed head of its event chain: kept there, it shows later that nothing was cut off or written anew. */
export const chainHeadTopic = (service: string): string => `${service}.chain-head`;

export const ownTopics = (service: string): string[] => [deadLetterTopic(service), chainHeadTopic(service)];

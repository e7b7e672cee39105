import { chainHeadTopic, deadLetterTopic } from '@cornerstone/events/topics';

/** What a service publishes beside its events: what it could not take in, and the signed head of its chain. */
export const ownTopics = (service: string): string[] => [deadLetterTopic(service), chainHeadTopic(service)];

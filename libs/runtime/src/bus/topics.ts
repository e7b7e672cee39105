import { chainHeadTopic, deadLetterTopic } from '@cornerstone/events/topics';

/** A dead letter is a message as large as they come, and its reason beside it. */
export const LARGEST_LETTER = 2 * 1024 * 1024;

/** What a service publishes beside its events: what it could not take in, and the signed head of its chain. */
export const ownTopics = (service: string): string[] => [deadLetterTopic(service), chainHeadTopic(service)];

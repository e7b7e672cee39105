import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { areResolved, classPathOf, type Jars } from './maven-jars';

export const KAFKA_SETTINGS = join(fileURLToPath(new URL('../../..', import.meta.url)), 'infra/kafka');

const kafkaJars: Jars = { folder: 'kafka', name: 'kafka', of: { en: 'the broker\'s jars', zh: 'Kafka' } };

export const kafkaIsResolved = (): Promise<boolean> => areResolved(kafkaJars);

/** The class path of the broker. */
export const kafkaClassPath = (onLog?: (line: string) => void): Promise<string> => classPathOf(kafkaJars, onLog);

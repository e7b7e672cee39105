import { pino, type Logger } from 'pino';

export type Log = Logger;

export const createLog = (service: string, level: string): Log => pino({ level, base: { service }, timestamp: pino.stdTimeFunctions.isoTime });

import { Rejection } from '@cornerstone/kernel/rejection';

export const conflictOf = (service: string): Rejection =>
  new Rejection('events.replay-under-way', { en: `A replay of ${service} is under way: wait for its end.`, zh: `${service} 正在重放，请等待其结束。` }, { service }, 'CONFLICT');

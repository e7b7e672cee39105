import { fileStored } from '@cornerstone/events/projects';
import { keepFact } from '@cornerstone/runtime/keep-fact';
import { on, type Copies } from '@cornerstone/runtime/slice';

export const letterCopies: Copies = { tables: ['file_copy'], consumers: [on(fileStored, (tx, event) => keepFact(tx, 'file_copy', event, { id: event.aggregateId }))] };
